begin;
\ir ../probe.sql
select plan(4);

select scheduling.request_task('probe', '{}', 'a');
select task_id from scheduling.take_task('w');
select centralcloud.freeze_clock('2026-01-01 13:00Z');
select is(scheduling.bury_expired_tasks(), 0::bigint, 'an attempt is left');
select task_id from scheduling.take_task('v');
select is(scheduling.bury_expired_tasks(), 0::bigint, 'its lease is not over');
select centralcloud.freeze_clock('2026-01-01 14:00Z');
select is(scheduling.bury_expired_tasks(), 1::bigint, 'now it is');
select results_eq(
  'select state, error, worker from scheduling.tasks',
  $$values ('dead', 'worker v went silent in attempt 2, the last', null::text)$$, 'it says why'
);

select * from finish();
rollback;
