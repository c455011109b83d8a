begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'one', 1, 'a 10 9');
select pg_temp.tell('b', 'one', 1, 'a 10 9, b 1 1');
select pg_temp.tell('b', 'two', 1, 'a 10 9');
select aggregation.fold_patterns();

select results_eq(
  'select fingerprint, e, x, b, occurrences, voices from ranking.plain_tallies',
  $$ values (
    pg_temp.p('a'), 6896551724::bigint, 6206896552::bigint, 1000000000::bigint, 10::numeric,
    1::bigint
  ) $$,
  '9 of 10 by one owner, in billionths'
);
select aggregation.alias(pg_temp.p('b'), pg_temp.p('a'), 'same');
select is_empty('select * from ranking.plain_tallies', 'aliases are not for this pass');

select * from finish();
rollback;
