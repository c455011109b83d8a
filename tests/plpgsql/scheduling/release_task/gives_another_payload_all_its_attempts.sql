begin;
\ir ../probe.sql
select plan(2);

select scheduling.request_task('probe', '{"n": 1}', 'a');
select scheduling.fail_task(t.task_id, 'w', 'no') from scheduling.take_task('w') as t;
select scheduling.hurry_task(task_id) from scheduling.tasks;
select task_id from scheduling.take_task('w');
select scheduling.request_task('probe', '{"n": 2}', 'a');
select scheduling.release_task(task_id, 'w') from scheduling.tasks;
select results_eq(
  'select state, attempt, payload from scheduling.tasks',
  $$values ('queued', 0, '{"n": 2}'::jsonb)$$, 'as one that was asked for while it waited'
);
select task_id from scheduling.take_task('w');
select scheduling.request_task('probe', '{"n": 2}', 'a');
select scheduling.fail_task(task_id, 'w', 'no') from scheduling.tasks;
select scheduling.hurry_task(task_id) from scheduling.tasks;
select task_id from scheduling.take_task('w');
select scheduling.request_task('probe', '{"n": 2}', 'a');
select scheduling.release_task(task_id, 'w') from scheduling.tasks;
select is((select attempt from scheduling.tasks), 1, 'the same again has those that were left');

select * from finish();
rollback;
