begin;
select plan(2);
\ir ../probe.sql

set local client_min_messages = error;
insert into probe.wrong
select 'late', s, 'error', '.', '.' from unnest(array['a', 'b']) as s;
select monitoring.watch();
select results_eq(
  $$select metric, labels::text, value from monitoring.samples() where labels <> '{}'
    order by metric$$,
  $$values
    ('centralcloud_alarms', '{"check": "late", "severity": "error"}', 2::float8),
    ('centralcloud_lag', '{"kind": "job", "name": "a"}', 7),
    ('centralcloud_last_success_timestamp_seconds', '{"kind": "job", "name": "a"}', 1767265200),
    ('centralcloud_oldest_age_seconds', '{"kind": "job", "name": "a"}', 60),
    ('centralcloud_state', '{"kind": "job", "name": "a", "state": "ok"}', 1)$$,
  'what is null is no sample'
);
select is_empty(
  'select metric from monitoring.server_samples() except select metric from monitoring.samples()',
  'nor are the server''s left out'
);

select * from finish();
rollback;
