create or replace function scheduling.cron_statements(p_wanted boolean default true)
returns setof text
language plpgsql
stable
set search_path = ''
as $$
begin
  if p_wanted then
    -- For mend_entries() and expire(): row security shows a role its own entries and history alone,
    -- and what it schedules runs as itself, where it could log in anyway.
    return next 'grant usage on schema cron to centralcloud_scheduler';
    return next 'grant execute on function cron.schedule_in_database to centralcloud_scheduler';
  end if;

  return next format('select pg_advisory_xact_lock(hashtext(%L))', scheduling.entry_prefix());
  if p_wanted then
    -- An entry keeps the host that it was made with. Where the server moved, no other database of
    -- ours can put its own right: pg_cron does not reach it.
    return next format(
      'update cron.job set nodename = s.host, nodeport = s.port'
      ' from (values (current_setting(''cron.host''), current_setting(''port'')::integer))'
      ' as s (host, port)'
      ' where username = %L and (nodename, nodeport) <> (s.host, s.port)', 'centralcloud_scheduler'
    );
  else
    return next format(
      'select cron.unschedule(j.jobid) from cron.job as j'
      ' where j.username = %L and starts_with(j.jobname::text, %L)'
      ' and (j.database = %L or j.jobname::text in (%L, %L))',
      'centralcloud_scheduler', scheduling.entry_prefix(), current_database(),
      scheduling.entry_name('entries'), scheduling.entry_name('cron-runs')
    );
  end if;

  if p_wanted and not scheduling.is_cron_here() then
    return next format(
      'select cron.schedule_in_database(%L, %L, %L, current_database(), %L)',
      scheduling.entry_name('entries'), '* * * * *', scheduling.mend_statement(),
      'centralcloud_scheduler'
    );
    -- As expire_cron_runs(), which can't reach it; no job can have this name.
    return next format(
      'select cron.schedule_in_database(%L, %L, %L, current_database(), %L)',
      scheduling.entry_name('cron-runs'), '50 3 * * *',
      format(
        'delete from cron.job_run_details as d where d.username = %1$L and d.runid <= ('
        'select max(o.runid) from cron.job_run_details as o'
        ' where o.username = %1$L and o.start_time < now() - interval ''30 days'')',
        'centralcloud_scheduler'
      ),
      'centralcloud_scheduler'
    );
  end if;
  if p_wanted then
    return next scheduling.mend_statement();
  end if;
end;
$$;

comment on function scheduling.cron_statements(boolean) is
'The statements that make pg_cron''s entries for this database equal to cron_entries, or with
p_wanted false take them all out; others'' entries are not touched, but that those of all our
databases get this server''s host and port; an entry that someone made inactive stays so. Where
pg_cron lives in another database, one more entry keeps them so there, and one prunes what it wrote
of our starts. A superuser runs them, in order and in one transaction, in the database of
cron.database_name.';
