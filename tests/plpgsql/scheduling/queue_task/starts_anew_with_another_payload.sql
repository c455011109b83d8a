begin;
\ir ../probe.sql
select plan(2);

select scheduling.queue_task('probe', 'a', '{"n": 1}', 0);
select task_id from scheduling.take_task('w');
select scheduling.fail_task(task_id, 'w', 'no') from scheduling.tasks;
select scheduling.queue_task('probe', 'a', '{"n": 1}', 0);
select results_eq(
  $$select attempt, due_at >= timestamptz '2026-01-01 12:05:30Z' from scheduling.tasks$$,
  'values (1, true)', 'the same waits for its backoff'
);
select scheduling.queue_task('probe', 'a', '{"n": 2}', 0);
select results_eq(
  'select attempt, due_at from scheduling.tasks', $$values (0, timestamptz '2026-01-01 12:05Z')$$,
  'another is due now'
);

select * from finish();
rollback;
