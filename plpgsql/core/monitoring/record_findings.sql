-- One statement, so that what is opened, kept and closed comes from one look at the database.
create or replace function monitoring.record_findings()
returns table (event text, alarm monitoring.alarms)
language plpgsql
volatile
set search_path = ''
as $$
begin
  return query
  with seen as materialized (
    select distinct on (f.check_name, f.subject)
      f.check_name, f.subject, f.severity, f.finding, f.hint
    from monitoring.collect_findings() as f
    where f.severity in ('error', 'warning')
    order by f.check_name, f.subject, f.severity
  ),
  closed as (
    update monitoring.alarms as a
    set closed_at = centralcloud.clock()
    where a.closed_at is null
      and not exists (
        select from seen as s where s.check_name = a.check_name and s.subject = a.subject
      )
      -- A room that could not be examined has not said that its alarms are over.
      and not exists (
        select from seen as s where s.check_name = 'source' and a.check_name <> 'source'
      )
    returning a
  ),
  open as (
    insert into monitoring.alarms as a (
      check_name, subject, severity, finding, hint, opened_at, seen_at
    )
    select s.check_name, s.subject, s.severity, s.finding, s.hint, t.now_, t.now_
    from seen as s
    cross join centralcloud.clock() as t (now_)
    on conflict (check_name, subject) where closed_at is null do update
    set
      severity = excluded.severity, finding = excluded.finding, hint = excluded.hint,
      seen_at = excluded.seen_at
    returning a, a.xmax = 0 as is_new
  )
  select 'closed', c.a from closed as c
  union all
  select case when o.is_new then 'opened' else 'seen' end, o.a from open as o;
end;
$$;

comment on function monitoring.record_findings() is
'Brings the alarms in line with what doctor() finds, notices left out. Returns each alarm with its
event: opened, seen (again) or closed.';
