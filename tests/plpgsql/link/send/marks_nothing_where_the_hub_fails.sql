begin;
select plan(2);
\ir ../joined.sql

select link.enqueue('{"type": "x"}');
select link.connect();
select throws_ok(
  'select link.send(link.waiting(1))', '3F000', 'schema "intake" does not exist', 'no hub''s intake'
);
select is((select state from link.outbox), 'waiting', 'it waits');

select * from finish();
rollback;
