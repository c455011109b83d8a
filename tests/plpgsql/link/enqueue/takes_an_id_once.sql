begin;
select plan(2);
\ir ../joined.sql

select link.enqueue('{"type": "x", "id": "00000000-0000-0000-0000-000000000001"}');
select is(
  link.enqueue('{"type": "x", "id": "00000000-0000-0000-0000-000000000001"}'),
  '00000000-0000-0000-0000-000000000001'::uuid,
  'the same id'
);
select is((select count(*) from link.outbox), 1::bigint, 'is one message');

select * from finish();
rollback;
