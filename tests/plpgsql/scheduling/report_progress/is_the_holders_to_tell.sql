begin;
\ir ../probe.sql
select plan(3);

select scheduling.request_task('probe', '{}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select scheduling.report_progress(task_id, 'w', 3, 10, 'files') from taken;
select results_eq(
  $$select progress_done, progress_total, progress_unit, progress_at, lease_until
    from scheduling.tasks$$,
  $$values (
    3::bigint, 10::bigint, 'files', timestamptz '2026-01-01 12:05Z',
    timestamptz '2026-01-01 12:06Z'
  )$$,
  'how far it is; its lease is as before'
);
select is(
  (probe.error_of(
    format('select scheduling.report_progress(%s, %L, 4, 10, %L)', task_id, 'v', 'files')
  ))[1],
  'SC510', 'nobody else'
) from taken;
select scheduling.finish_task(task_id, 'w') from taken;
select is((select progress_done from scheduling.tasks), 3::bigint, 'the last that was told stays');

select * from finish();
rollback;
