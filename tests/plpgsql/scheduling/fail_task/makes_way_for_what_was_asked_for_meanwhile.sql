begin;
\ir ../probe.sql
select plan(1);

select scheduling.request_task('probe', '{"n": 1}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select scheduling.request_task('probe', '{"n": 2}', 'a');
select scheduling.fail_task(task_id, 'w', 'no') from taken;
select results_eq(
  'select payload, state, attempt, due_at from scheduling.tasks',
  $$values ('{"n": 2}'::jsonb, 'queued', 0, timestamptz '2026-01-01 12:05Z')$$,
  'which is due now, for the first time'
);

select * from finish();
rollback;
