begin;
\ir ../probe.sql
select plan(1);

select scheduling.request_task('probe', '{}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select scheduling.report_progress(task_id, 'w', 3, 10, 'files') from taken;
select scheduling.release_task(task_id, 'w') from taken;
select task_id from scheduling.take_task('w');
select results_eq(
  'select progress_done, progress_total, progress_unit, progress_at from scheduling.tasks',
  'values (null::bigint, null::bigint, null::text, null::timestamptz)', 'of the attempt before'
);

select * from finish();
rollback;
