begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('alone');
select fleet.add('many');
select pg_temp.tell('alone', 'code', 1, 'a 10 9');
select pg_temp.tell('many', 'code', 1, 'a 20 10');
select pg_temp.tell('many', 'more', 1, 'b 20 10');
select aggregation.fold_patterns();
select centralcloud.freeze_clock('2026-02-12 00:00Z');

select results_eq(
  $$
    select fading, size, rate from ranking.sources where fingerprint = pg_temp.p('a') order by 2
  $$,
  $$ values (0.5::float8, 10::float8, 0.9::float8), (0.5, 20, 0.5) $$,
  'ten trials of 42 days ago are ten trials that weigh half'
);

select * from finish();
rollback;
