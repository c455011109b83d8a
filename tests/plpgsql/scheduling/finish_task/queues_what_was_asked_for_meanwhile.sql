begin;
\ir ../probe.sql
select plan(1);

select scheduling.request_task('probe', '{"n": 1}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select scheduling.request_task('probe', '{"n": 2}', 'a');
select scheduling.request_task('probe', '{"n": 3}', 'a');
select scheduling.finish_task(task_id, 'w') from taken;
select results_eq(
  'select payload, state, attempt from scheduling.tasks order by task_id',
  $$values ('{"n": 1}'::jsonb, 'done', 1), ('{"n": 3}', 'queued', 0)$$, 'once, the newest'
);

select * from finish();
rollback;
