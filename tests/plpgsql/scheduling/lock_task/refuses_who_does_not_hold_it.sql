begin;
\ir ../probe.sql
select plan(2);

select scheduling.request_task('probe', '{"n": 1}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select is((scheduling.lock_task(task_id, 'w')).key, 'a', 'the worker that took it') from taken;
select is(
  (probe.error_of(format('select scheduling.lock_task(%s, %L)', task_id, 'v')))[1], 'SC510',
  'another'
) from taken;

select * from finish();
rollback;
