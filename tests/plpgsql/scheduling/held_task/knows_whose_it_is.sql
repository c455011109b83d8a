begin;
\ir ../probe.sql
select plan(3);

select scheduling.request_task('probe', '{"n": 1}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select is(
  (scheduling.held_task(task_id, 'w')).payload, '{"n": 1}', 'the worker that took it'
) from taken;
select is(
  (probe.error_of(format('select scheduling.held_task(%s, %L)', task_id, 'v')))[1:2],
  array['SC510', format('task %s is not held by worker v', task_id)], 'another'
) from taken;
select is((probe.error_of($$select scheduling.held_task(0, 'w')$$))[1], 'SC510', 'there is none');

select * from finish();
rollback;
