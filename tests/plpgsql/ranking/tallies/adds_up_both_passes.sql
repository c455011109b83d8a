begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'one', 1, 'a 10 9');
select pg_temp.tell('b', 'one', 1, 'a 10 9, b 1 1');
select pg_temp.tell('b', 'two', 1, 'a 10 9');
select aggregation.fold_patterns();

select results_eq(
  'select fingerprint, e, x, b, occurrences, instances, owners from ranking.tallies order by 1',
  $$ values
    (
      pg_temp.p('a'), 17152961980::bigint, 15437665783::bigint, 2000000000::bigint,
      30::bigint, 2, 2
    ),
    (pg_temp.p('b'), 1000000000, 1000000000, 1000000000, 1, 1, 1)
  $$,
  'one source of 10 trials and one of 20'
);

select * from finish();
rollback;
