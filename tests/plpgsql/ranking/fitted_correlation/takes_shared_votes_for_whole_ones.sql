begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
-- A third of a vote is no whole number of billionths.
select count(fleet.add('s' || i, 'owner' || i % 5)) from generate_series(0, 14) as i;
select pg_temp.tell('s' || i, 'code', 1, format('a 20 %s', 5 + i)) from generate_series(0, 14) as i;
select aggregation.fold_patterns();
select results_eq(
  'select patterns, sources from ranking.fitted_correlation()',
  'values (1, 15::bigint)',
  'five owners of three instances each are five votes'
);

select * from finish();
rollback;
