begin;
select plan(3);
\ir ../refused.sql

select is(link.discard(pg_temp.nth(1)) ->> 'type', 'gossip', 'returns the message');
select is((select count(*) from link.outbox), 2::bigint, 'it is gone');
select throws_ok('select link.discard(pg_temp.nth(3))', 'SC308', null, 'what waits stays');

select * from finish();
rollback;
