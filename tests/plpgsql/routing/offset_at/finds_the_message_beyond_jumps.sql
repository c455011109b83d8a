begin;
select plan(2);
\ir ../fleet.sql

select is(routing.offset_at('news', 4), 4::bigint, 'without a jump it is the number itself');
select pg_temp.publish('news', 5);
select routing.jump('restored');
select routing.jump('restored once more');
select pg_temp.publish('news', 3);
select routing.jump('and once more');
select results_eq(
  $$select n, routing.offset_at('news', n) from unnest(array[1, 5, 6, 8, 9, 10]) as n$$,
  $$values
    (1, 1::bigint), (5, 5), (6, 2000006), (8, 2000008), (9, 3000009), (10, 3000010)$$,
  'the fifth, the sixth, the next'
);

select * from finish();
rollback;
