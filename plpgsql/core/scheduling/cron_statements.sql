-- An entry keeps the host it was made with, so one with another than cron.host is made anew; names
-- are compared as name, which is how pg_cron 1.4 stores them.
create or replace function scheduling.cron_statements(p_wanted boolean default true)
returns setof text
language plpgsql
stable
set search_path = ''
as $$
begin
  if p_wanted then
    -- For expire(): pg_cron lets a role prune its own history, but not look into the schema.
    return next 'grant usage on schema cron to centralcloud_scheduler';
  end if;

  return next format(
    'select cron.unschedule(j.jobid) from cron.job as j'
    ' where j.database = %L and j.username = %L and starts_with(j.jobname::text, %L)'
    ' and (j.jobname::name <> all (%L::name[])'
    ' or (j.nodename, j.nodeport) is distinct from'
    ' (current_setting(''cron.host''), current_setting(''port'')::integer))',
    current_database(), 'centralcloud_scheduler', format('centralcloud:%s:', current_database()),
    array(select e.name from scheduling.cron_entries as e where p_wanted)
  );

  return query
  select format(
    'select cron.schedule_in_database(%L, %L, %L, %L, %L)',
    e.name, e.schedule, e.command, e.database, e.username
  )
  from scheduling.cron_entries as e
  where p_wanted
  order by e.name;
end;
$$;

comment on function scheduling.cron_statements(boolean) is
'The statements that make pg_cron''s entries for this database equal to cron_entries, or with
p_wanted false take them all out; others'' entries are not touched, an entry that someone made
inactive stays so. A superuser runs them, in order, in the database that cron.database_name names.';
