begin;
select plan(8);
\ir ../joined.sql

select ok(link.is_due(), 'at first');
update link.hub set next_exchange_at = '2026-01-01 00:05Z';
select ok(not link.is_due(), 'not during a pause');
select link.apply(pg_temp.delivery('kept', 1));
select ok(link.is_due(), 'but to tell what is applied');
update link.cursors set acked_offset = 1;
select link.apply(pg_temp.delivery('failing', 1, 'redelivery'));
update link.inbox set state = 'rejected', applied_at = null, owed = 'reject';
select ok(link.is_due(), 'or what failed');
update link.inbox set owed = null;
select ok(not link.is_due(), 'that was told');
update link.hub set next_exchange_at = '2026-01-01 00:11Z';
select ok(link.is_due(), 'no pause is longer than the longest');
update link.hub set next_exchange_at = '2026-01-01 00:05Z';
select link.enqueue('{"type": "x"}');
select ok(link.is_due(), 'or to send');
delete from link.outbox;
insert into scheduling.runs (job, attempt, trigger, state, pid, started_at, finished_at)
select 'exchange', 1, 'hand', 'failed', 1, centralcloud.clock(), centralcloud.clock();
select ok(link.is_due(), 'or where the last call failed');

select * from finish();
rollback;
