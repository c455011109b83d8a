begin;
\ir ../probe.sql
select plan(4);

select scheduling.request_task('probe', '{}', 'a');
select is((scheduling.require_task(task_id, '{queued}')).key, 'a', 'it is') from scheduling.tasks;
select is(
  (probe.error_of(format('select scheduling.require_task(%s, %L)', task_id, '{dead,done}')))[1:3],
  array[
    'SC522', format('task %s is queued', task_id), 'It would have to be dead or done.'
  ],
  'another state'
) from scheduling.tasks;
select is(
  (probe.error_of(format('select scheduling.require_task(%s, %L)', id, '{dead}')))[1:2],
  array['SC521', 'there is no task ' || id], 'there is none: ' || id
) from unnest(array['0', 'null']) as id;

select * from finish();
rollback;
