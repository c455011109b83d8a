begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 1 1');
select pg_temp.tell('b', 'code', 1, 'b 1 1');
select aggregation.fold_patterns();

select aggregation.alias(pg_temp.p('b'), pg_temp.p('a'), 'same');
select results_eq(
  'select fingerprint, b, owners from ranking.scores',
  $$ values (pg_temp.p('a'), 2::float8, 2) $$,
  'both count for the canonical pattern'
);

select * from finish();
rollback;
