begin;
select plan(5);
\ir ../joined.sql

select link.enqueue('{"type": "x"}') as id \gset
select is(message ->> 'id', :'id', 'id') from link.outbox;
select is(message ->> 'source', 'postgres', 'source') from link.outbox;
select is(message ->> 'timestamp', '2026-01-01T00:00:00.000000Z', 'timestamp') from link.outbox;
select is(state, 'waiting', 'it waits') from link.outbox;
select link.leave();
select link.enqueue('{"type": "y"}') as id \gset
select ok(not message ? 'source', 'before joining there is no source')
from link.outbox where message_id = :'id';

select * from finish();
rollback;
