begin;
\ir ../probe.sql
select plan(2);

select probe.add_run('steady', 'running');
select centralcloud.freeze_clock('2026-01-01 13:04:59Z');
select is(scheduling.cancel_overdue(), 0::bigint, 'one hour is not over');
update scheduling.runs set pid = 2147483647;
select centralcloud.freeze_clock('2026-01-01 13:05Z');
select is(scheduling.cancel_overdue(), 0::bigint, 'a backend that is gone is nobody''s');

select * from finish();
rollback;
