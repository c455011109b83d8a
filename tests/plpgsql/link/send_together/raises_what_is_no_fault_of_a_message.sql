begin;
select plan(2);
\ir ../joined.sql

select link.enqueue('{"type": "x"}') from generate_series(1, 2);
select link.connect();
select throws_ok(
  'select link.send_together(link.waiting(10), null)', '3F000', null, 'a hub without intake'
);
select is((select count(*) from link.outbox where state = 'waiting'), 2::bigint, 'they wait');

select * from finish();
rollback;
