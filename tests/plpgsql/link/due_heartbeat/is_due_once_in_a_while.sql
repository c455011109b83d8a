begin;
select plan(7);
\ir ../joined.sql

select is(link.due_heartbeat() ->> 'type', 'heartbeat', 'none was sent');
select is(link.due_heartbeat() -> 'lag' -> 'waiting', '0', 'nothing waits');
select link.enqueue('{"type": "x"}');
select is(
  (link.due_heartbeat() #>> '{lag,waiting_since}')::timestamptz, centralcloud.clock(), 'since when'
);
update link.hub set heartbeat_at = centralcloud.clock();
select is(link.due_heartbeat(), null, 'one was');
select centralcloud.freeze_clock('2026-01-01 00:04:59Z');
select is(link.due_heartbeat(), null, 'not yet');
select centralcloud.freeze_clock('2026-01-01 00:05Z');
select isnt(link.due_heartbeat(), null, 'five minutes later');
select centralcloud.freeze_clock('2025-12-01 00:00Z');
select isnt(link.due_heartbeat(), null, 'or when the clock was set back');

select * from finish();
rollback;
