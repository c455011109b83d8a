begin;
\ir ../probe.sql
select plan(2);

select scheduling.request_task('probe', '{}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select centralcloud.freeze_clock('2026-01-01 12:06Z');
select task_id from scheduling.take_task('v');
select is(
  (probe.error_of(format('select scheduling.finish_task(%s, %L)', task_id, 'w')))[1], 'SC510',
  'another has taken it over'
) from taken;
select lives_ok(
  format('select scheduling.finish_task(%s, %L)', task_id, 'v'), 'which can finish it'
) from taken;

select * from finish();
rollback;
