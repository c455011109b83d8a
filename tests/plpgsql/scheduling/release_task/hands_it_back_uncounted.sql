begin;
\ir ../probe.sql
select plan(2);

select scheduling.request_task('probe', '{"n": 1}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select scheduling.request_task('probe', '{"n": 2}', 'a');
select scheduling.release_task(task_id, 'w') from taken;
select results_eq(
  $$select payload, attempt from scheduling.take_task('v')$$, $$values ('{"n": 2}'::jsonb, 1)$$,
  'another takes it at once, with the newest payload'
);
select is(
  (probe.error_of(format('select scheduling.release_task(%s, %L)', task_id, 'w')))[1], 'SC510',
  'who does not hold it'
) from taken;

select * from finish();
rollback;
