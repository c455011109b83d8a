begin;
\ir ../probe.sql
select plan(3);

select scheduling.request_task('probe', '{}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select centralcloud.freeze_clock('2026-01-01 12:05:40Z');
select is(scheduling.renew_lease(task_id, 'w'), '2026-01-01 12:06:40Z', 'until then') from taken;
select centralcloud.freeze_clock('2026-01-01 12:06:30Z');
select is_empty($$select * from scheduling.take_task('v')$$, 'nobody takes it meanwhile');
select is(
  (probe.error_of(format('select scheduling.renew_lease(%s, %L)', task_id, 'v')))[1], 'SC510',
  'who does not hold it'
) from taken;

select * from finish();
rollback;
