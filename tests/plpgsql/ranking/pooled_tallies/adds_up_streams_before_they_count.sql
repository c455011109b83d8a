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
  'select fingerprint, owner, e, x, b, instances from ranking.pooled_tallies order by 1',
  $$ values
    (
      pg_temp.p('a'), 'b' collate "C", round(20 / 1.95 * 1e9)::bigint,
      round(18 / 1.95 * 1e9)::bigint, 1000000000::bigint, 1::bigint
    ),
    (pg_temp.p('b'), 'b', 1000000000, 1000000000, 1000000000, 1)
  $$,
  'twice 9 of 10 by one instance are 18 of 20 of one source'
);
select aggregation.alias(pg_temp.p('b'), pg_temp.p('a'), 'same');
select results_eq(
  'select fingerprint, owner, e from ranking.pooled_tallies order by 2',
  $$ values
    (pg_temp.p('a'), 'a' collate "C", round(10 / 1.45 * 1e9)::bigint),
    (pg_temp.p('a'), 'b', 10500000000)
  $$,
  'an alias adds up with the pattern it counts for: 21 trials'
);

select * from finish();
rollback;
