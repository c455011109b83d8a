begin;
select plan(3);
\ir ../fleet.sql

select throws_ok(
  $$select routing.publish('no.such', '{}')$$, 'SC301', 'there is no topic no.such', 'unknown topic'
);
select throws_ok($$select routing.publish('news', '[]')$$, '23514', null, 'no object');
select throws_ok(
  $$select routing.publish('state', '{}')$$, '22004', 'a message of state needs a key', 'no key'
);

select * from finish();
rollback;
