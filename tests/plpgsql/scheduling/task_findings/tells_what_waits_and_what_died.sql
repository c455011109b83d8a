begin;
select plan(9);
\ir ../probe.sql

create function pg_temp.checks() returns text language sql as $$
  select string_agg(f.check_name, ',' order by f.check_name)
  from scheduling.task_findings() as f
$$;
select scheduling.request_task('probe', '{}', 'a');
select centralcloud.freeze_clock('2026-01-01 12:15Z');
select is(pg_temp.checks(), null, 'ten minutes');
select centralcloud.freeze_clock('2026-01-01 12:15:01Z');
select is(pg_temp.checks(), 'worker_stopped', 'longer');
select scheduling.request_task('probe', '{}', 'b');
update scheduling.tasks set due_at = '2026-01-01 12:16Z' where key = 'b';
select scheduling.take_task('me');
update scheduling.tasks set due_at = '2026-01-01 12:00Z' where key = 'b';
select is(pg_temp.checks(), 'tasks_late', 'somebody works');
select centralcloud.freeze_clock('2026-01-01 12:17Z');
select is(pg_temp.checks(), 'lease_expired,worker_stopped', 'somebody did');
delete from scheduling.tasks;
insert into scheduling.tasks (kind, key, payload, state, due_at, requested_at, finished_at)
select 'probe', 'c', '{}', 'dead', t.now_, t.now_, t.now_ from centralcloud.clock() as t (now_);
select is(pg_temp.checks(), 'dead_tasks', 'given up');
delete from scheduling.tasks;
select scheduling.request_task('probe', '{}', 'd');
select scheduling.fail_task(t.task_id, 'me', 'no way') from scheduling.take_task('me') as t;
select is(pg_temp.checks(), 'task_failing', 'tried again');
select alike(
  (select f.finding from scheduling.task_findings() as f),
  'tasks of kind probe that failed and will be tried again: 1, lastly: no way', 'and why'
);

create or replace function scheduling.count_limit() returns bigint
language sql immutable parallel safe return 1;
select alike(
  (select f.finding from scheduling.task_findings() as f),
  '%tried again: 1 or more, lastly: no way', 'no more than the limit are counted'
);
select centralcloud.freeze_clock('2026-01-01 13:00Z');
select alike(
  (select f.finding from scheduling.task_findings() as f where f.check_name = 'worker_stopped'),
  'tasks of kind probe that are due: 1 or more, %', 'of those that are due as well'
);

select * from finish();
rollback;
