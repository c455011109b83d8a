begin;
\ir ../probe.sql
select plan(5);

select probe.add_run('steady', 'running');
select is(scheduling.mark_crashed(), 0::bigint, 'its backend is there');
update scheduling.runs set pid = 2147483647;
select is(scheduling.mark_crashed('retention'), 0::bigint, 'another job''s are not looked at');
select is(scheduling.mark_crashed('steady'), 1::bigint, 'it is gone');
select results_eq(
  'select state, finished_at, error from scheduling.runs',
  $$values (
    'crashed', timestamptz '2026-01-01 12:05Z', 'the backend it ran in (pid 2147483647) is gone'
  )$$,
  'it is crashed as of now'
);
select probe.add_run('steady', 'running');
update scheduling.runs set pid = pg_backend_pid(), backend_start = scheduling.own_backend_start();
select is(scheduling.mark_crashed(), 1::bigint, 'who asks is not running one');

select * from finish();
rollback;
