begin;
\ir ../probe.sql
select plan(4);

select scheduling.request_task('probe', '{}', 'low');
select scheduling.request_task('probe', '{}', 'high', 7);
select task_id from scheduling.take_task('w');
select task_id from scheduling.take_task('v');
select is(scheduling.silent_task(null), null, 'nobody is silent');
select centralcloud.freeze_clock('2026-01-01 12:06Z');
select is(
  (select t.key from scheduling.tasks as t where t.task_id = scheduling.silent_task(null)), 'high',
  'the highest'
);
select isnt(scheduling.silent_task('{probe}'), null, 'of a kind');
select is(scheduling.silent_task('{other}'), null, 'of another');

select * from finish();
rollback;
