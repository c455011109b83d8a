begin;
\ir ../probe.sql
select plan(1);

select scheduling.request_task('probe', '{"n": 1}', 'a');
select task_id from scheduling.take_task('w');
select scheduling.request_task('probe', '{"n": 2}', 'a');
select centralcloud.freeze_clock('2026-01-01 12:06Z');
select results_eq(
  $$select payload, attempt from scheduling.take_task('v')$$, $$values ('{"n": 2}'::jsonb, 1)$$,
  'of a worker that went silent: the newest payload, as a first attempt'
);

select * from finish();
rollback;
