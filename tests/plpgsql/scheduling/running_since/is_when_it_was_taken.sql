begin;
\ir ../probe.sql
select plan(3);

select scheduling.request_task('probe', '{}', 'a');
select is(scheduling.running_since('probe', 'a'), null, 'a queued one does not run');
select centralcloud.freeze_clock('2026-01-01 12:06Z');
create temporary table taken as select * from scheduling.take_task('w');
select is(scheduling.running_since('probe', 'a'), '2026-01-01 12:06Z', 'since it was taken');
select scheduling.finish_task(task_id, 'w') from taken;
select is(scheduling.running_since('probe', 'a'), null, 'nor one that is done');

select * from finish();
rollback;
