begin;
select plan(3);
\ir ../joined.sql

select throws_ok($$select link.enqueue('{"n": 1}')$$, '23514', null, 'no type');
select throws_ok($$select link.enqueue('{"type": 1}')$$, '23514', null, 'a type that is no text');
select throws_ok(
  $$select link.enqueue('{"type": "x", "id": "seven"}')$$, '22P02', null, 'an id that is no uuid'
);

select * from finish();
rollback;
