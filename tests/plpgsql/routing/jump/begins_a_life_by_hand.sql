begin;
select plan(4);
\ir ../fleet.sql

select pg_temp.publish('news', 5);
select results_eq(
  $$select * from routing.jump('a snapshot was put back') where topic = 'news'$$,
  $$values ('news', 5::bigint, 1000006::bigint)$$,
  'returns the jumps'
);
select is(
  (select reason from routing.lives order by life_id desc limit 1),
  'a snapshot was put back',
  'in a life of its own'
);
select is(pg_temp.publish('news', 1), 1000006::bigint, 'the next offset');
select throws_ok($$select routing.jump(' ')$$, '23514', null, 'a reason is to be given');

select * from finish();
rollback;
