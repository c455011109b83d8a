begin;
select plan(2);
\ir ../probe.sql

set local client_min_messages = error;
insert into probe.wrong
select 'late', s, 'error', '.', '.' from unnest(array['a', 'b']) as s;
select monitoring.watch();
select results_eq(
  $$select metric, labels::text, value from monitoring.samples() where labels <> '{}'$$,
  $$values ('centralcloud_alarms', '{"check": "late", "severity": "error"}', 2::float8)$$,
  'open alarms by check'
);
select is_empty(
  'select metric from monitoring.server_samples() except select metric from monitoring.samples()',
  'nor are the server''s left out'
);

select * from finish();
rollback;
