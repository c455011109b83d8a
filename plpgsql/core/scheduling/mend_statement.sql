-- cron.host is a superuser's to read, but pg_cron gives it to each entry that it makes: an active
-- one for another host than the newest is made anew, until all agree. pg_cron 1.4 takes no dollar
-- sign in a command.
create or replace function scheduling.mend_statement()
returns text
language sql
stable
set search_path = ''
as $$
  select format(
    'select pg_advisory_xact_lock(hashtext(%2$L)); '
    'select cron.unschedule(j.jobid) from cron.job as j'
    ' where starts_with(j.jobname::text, %2$L)'
    ' and case when j.jobname::text = any (%4$L) then j.username <> %1$L or j.active'
    ' and (j.database <> %3$L or (j.nodename, j.nodeport) <>'
    ' (select n.nodename, n.nodeport from cron.job as n where n.username = %1$L'
    ' and n.active order by n.jobid desc limit 1))'
    ' else j.username = %1$L and j.database = %3$L end; '
    'select cron.schedule_in_database('
    'w.name, w.schedule, w.command, %3$L, nullif(%1$L, current_user::text))'
    ' from unnest(%4$L::text[], %5$L::text[], %6$L::text[]) as w (name, schedule, command)'
    ' where not exists (select from cron.job as j where j.username = %1$L'
    ' and j.jobname::text = w.name and (j.schedule, j.command) = (w.schedule, w.command))'
    || case
      when not scheduling.is_cron_here() then
        -- Taken out while this waited for the lock: nothing is wanted any more.
        ' and exists (select from cron.job as m where m.username = %1$L'
        ' and m.jobname::text = %7$L)'
      else ''
    end,
    'centralcloud_scheduler', scheduling.entry_prefix(), current_database(),
    coalesce(array_agg(e.name order by e.name), '{}'),
    coalesce(array_agg(e.schedule order by e.name), '{}'),
    coalesce(array_agg(e.command order by e.name), '{}'), scheduling.entry_name('entries')
  )
  from scheduling.cron_entries as e;
$$;

comment on function scheduling.mend_statement() is
'SQL that makes pg_cron''s entries for this database equal to cron_entries and writes nothing where
they are; others'' entries are not touched. It names nothing of this database: the scheduler, or a
superuser, runs it where pg_cron lives.';
