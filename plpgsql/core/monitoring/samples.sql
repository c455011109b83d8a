create or replace function monitoring.samples()
returns table (metric text, labels jsonb, value float8)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    m.metric,
    case m.metric when 'centralcloud_state' then l.with_state else l.labels end,
    m.value
  from monitoring.collect_status() as s
  cross join centralcloud.clock() as t (now_)
  -- Once a row, and not once a sample: there may be a thousand instances.
  cross join lateral (
    select
      jsonb_build_object('kind', s.kind, 'name', s.name) as labels,
      jsonb_build_object('kind', s.kind, 'name', s.name, 'state', s.state) as with_state
    offset 0
  ) as l
  cross join lateral (
    values
      ('centralcloud_state', 1::float8),
      ('centralcloud_depth', s.depth),
      ('centralcloud_lag', s.lag),
      ('centralcloud_oldest_age_seconds', extract(epoch from t.now_ - s.oldest_at)),
      ('centralcloud_last_success_timestamp_seconds', extract(epoch from s.last_success_at))
  ) as m (metric, value)
  where m.value is not null
  union all
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
'The samples that follow from view status, a few a row of it, the open alarms, and the server''s.';
