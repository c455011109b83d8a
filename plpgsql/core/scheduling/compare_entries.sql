create or replace function scheduling.compare_entries(p_found jsonb[])
returns table (entry text, problem text, hint text)
language sql
stable
begin atomic
  with found as (
    select
      f.value ->> 'jobname' as name, f.value ->> 'schedule' as schedule,
      f.value ->> 'command' as command, f.value ->> 'database' as database,
      f.value ->> 'username' as username, (f.value ->> 'active')::boolean as active,
      concat_ws(', port ', f.value ->> 'nodename', f.value ->> 'nodeport') as host,
      -- Who may not read cron.host goes by the newest.
      coalesce(
        s.setting || ', port ' || current_setting('port'),
        first_value(concat_ws(', port ', f.value ->> 'nodename', f.value ->> 'nodeport'))
          over (order by f.value ->> 'active' desc, (f.value ->> 'jobid')::bigint desc)
      ) as own_host
    from unnest(p_found) as f (value)
    left join pg_catalog.pg_settings as s on s.name = 'cron.host'
  )
  select coalesce(w.name, f.name), p.problem,
    case p.problem
      when 'it is inactive'
        then 'Somebody wanted that. Make it active: cron.alter_job(jobid, active => true).'
      when 'it is not the scheduler''s'
        then '`centralcloud upgrade`, as superuser, removes it and makes it anew.'
      when 'it is for another host'
        then '`centralcloud upgrade`, as superuser, leads it here.'
      else 'It is mended within two minutes; at once: select scheduling.sync_jobs(), as superuser.'
    end
  from scheduling.cron_entries as w
  full join found as f on f.name = w.name
  cross join lateral (
    values
      ('it is missing', f.name is null),
      ('it is not wanted', w.name is null and f.database = current_database()
        and f.username = 'centralcloud_scheduler'),
      ('it is not the scheduler''s', f.username <> w.username),
      ('it is inactive', w.name is not null and not f.active),
      (format('its schedule is %s, not %s', f.schedule, w.schedule), f.schedule <> w.schedule),
      (format('its command is %s, not %s', f.command, w.command), f.command <> w.command),
      (format('it is for database %s', f.database), f.database <> w.database),
      ('it is for another host', w.name is not null and f.active and f.host <> f.own_host)
  ) as p (problem, is_so)
  where p.is_so
  order by 1, 2;
end;

comment on function scheduling.compare_entries(jsonb[]) is
'How rows of cron.job, the entries of this database, differ from cron_entries: one row a difference,
with what to do.';
