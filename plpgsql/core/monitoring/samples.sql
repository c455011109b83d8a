create or replace function monitoring.samples()
returns table (metric text, labels jsonb, value float8)
language sql
stable
set search_path = ''
as $$
  select m.metric, jsonb_build_object('kind', s.kind, 'name', s.name) || m.labels, m.value
  from monitoring.collect_status() as s
  cross join centralcloud.clock() as t (now_)
  cross join lateral (
    values
      ('centralcloud_state', jsonb_build_object('state', s.state), 1::float8),
      ('centralcloud_depth', '{}', s.depth),
      ('centralcloud_lag', '{}', s.lag),
      (
        'centralcloud_oldest_age_seconds', '{}',
        extract(epoch from t.now_ - s.oldest_at)
      ),
      ('centralcloud_last_success_timestamp_seconds', '{}', extract(epoch from s.last_success_at))
  ) as m (metric, labels, value)
  where m.value is not null
  union all
  select
    'centralcloud_alarms', jsonb_build_object('check', a.check_name, 'severity', a.severity),
    count(*)::float8
  from monitoring.alarms as a
  where a.closed_at is null
  group by a.check_name, a.severity
  union all
  select s.metric, s.labels, s.value from monitoring.server_samples() as s
$$;

comment on function monitoring.samples() is
'The samples that follow from view status, a few a row of it, the open alarms, and the server''s.';
