create or replace function monitoring.samples()
returns table (metric text, labels jsonb, value float8)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'centralcloud_alarms', jsonb_build_object('check', a.check_name, 'severity', a.severity),
    count(*)::float8
  from monitoring.alarms as a
  where a.closed_at is null
  group by a.check_name, a.severity
  union all
  select s.metric, s.labels, s.value from monitoring.server_samples() as s;
end;
$$;

comment on function monitoring.samples() is
'The open alarms, and the samples of the server. Those of view status are in status_lines().';
