create or replace function monitoring.doctor()
returns table (
  "check" text, severity text, subject text, finding text, hint text, since timestamptz
)
language sql
stable
security definer
set search_path = ''
set jit = off
as $$
  select f.check_name, f.severity, f.subject, f.finding, f.hint, a.opened_at
  from monitoring.collect_findings() as f
  left join monitoring.alarms as a
    on a.check_name = f.check_name and a.subject = f.subject and a.closed_at is null
  order by
    array_position(array['error', 'warning', 'notice'], f.severity), f.check_name, f.subject
$$;

comment on function monitoring.doctor() is
'Everything that is wrong in this database, the worst first; no row: nothing is. severity is error
(something stands still, is lost or is open to whom it should not be), warning (it will be, or
nobody would notice) or notice (an operator chose it). finding is the fact, hint the next action,
since when the alarm was opened (null: not yet; notices open none).';
