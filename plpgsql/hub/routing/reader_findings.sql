create or replace function routing.reader_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'instance_behind', l.instance, 'warning',
    format(
      'instance %s has not settled %s messages, the first of them published %s', l.instance,
      sum(l.lag), centralcloud.moment(min(l.unread_since))
    ),
    'centralcloud doctor on its own database says why; what falls off the log it gets as a resync.'
  from routing.lags() as l
  join fleet.members() as i on i.name = l.instance and i.state = 'active'
  cross join routing.unread_before() as b (unread_before)
  where l.unread_since < b.unread_before
  group by l.instance
  union all
  select
    'dead_deliveries', d.instance, 'warning',
    format(
      '%s messages were given up for instance %s, the newest %s', count(*), d.instance,
      centralcloud.moment(max(d.died_at))
    ),
    'centralcloud dead-letters list says why; then dead-letters redrive, or discard.'
  from routing.dead_deliveries as d
  join fleet.names() as f (name) on f.name = d.instance
  group by d.instance;
end;
$$;

comment on function routing.reader_findings() is
'Instances that leave messages unsettled for longer than the setting routing.unread_limit, and those
for which messages were given up.';
