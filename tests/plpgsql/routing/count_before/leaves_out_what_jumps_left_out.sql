begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 5);
select routing.jump('restored');
select routing.jump('restored once more');
select pg_temp.publish('news', 3);
select routing.jump('and once more');
select results_eq(
  $$select o, routing.count_before('news', o)
    from unnest(
      array[1, 5, 6, 7, 1000006, 2000005, 2000006, 2000008, 2000009, 3000000, 3000009, 3000010]
    ) as o$$,
  $$values
    (1, 0::bigint), (5, 4), (6, 5), (7, 5), (1000006, 5), (2000005, 5), (2000006, 5), (2000008, 7),
    (2000009, 8), (3000000, 8), (3000009, 8), (3000010, 9)$$,
  'across two jumps at once and a third'
);
select is(routing.count_before('state', 7), 0::bigint, 'each topic has its own');

select * from finish();
rollback;
