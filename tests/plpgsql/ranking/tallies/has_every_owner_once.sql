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
  'select fingerprint, e, instances, owners from ranking.tallies order by fingerprint, e',
  $$ values
    (pg_temp.p('a'), 6896551724::bigint, 1::bigint, 1::bigint),
    (pg_temp.p('a'), 10256410256, 1, 1),
    (pg_temp.p('b'), 1000000000, 1, 1)
  $$,
  'one owner of a single stream, and one with two, who counts as one source of 20 trials'
);

select * from finish();
rollback;
