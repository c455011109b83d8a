begin;
select plan(2);
\ir ../joined.sql

select link.enqueue('{"type": "x"}');
select link.connect();
select throws_ok(
  'select link.send_alone(outbox_id) from link.outbox', '3F000', null, 'a hub without intake'
);
select results_eq(
  'select state, attempts from link.outbox', $$values ('waiting', 0)$$, 'the message is not blamed'
);

select * from finish();
rollback;
