begin;
\ir ../probe.sql
select plan(3);

select scheduling.request_task('probe', '{"n": 1}', 'a');
create temporary table asked as select task_id from scheduling.tasks;
select is(
  (probe.error_of(format('select scheduling.discard_task(%s)', task_id)))[1], 'SC522',
  'not an open one'
) from asked;
select scheduling.cancel_task(task_id) from asked;
select is(scheduling.discard_task(task_id), '{"n": 1}', 'its payload') from asked;
select is_empty('select from scheduling.tasks', 'it is gone');

select * from finish();
rollback;
