begin;
\ir ../probe.sql
select plan(2);

select scheduling.register_task_kind('probe', 'Probes.', 'probe.gone');
select scheduling.request_task('probe', '{}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select is(
  (probe.error_of(format('select scheduling.finish_task(%s, %L)', task_id, 'w')))[1:2],
  array['SC505', 'there is no function probe.gone(jsonb, jsonb) that returns void'], 'it says so'
) from taken;
select is((select state from scheduling.tasks), 'running', 'the task is still to be ended');

select * from finish();
rollback;
