begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select count(fleet.add('s' || i)) from generate_series(1, 20) as i;
select count(fleet.record_accepted('s' || i)) from generate_series(1, 20) as i;
select pg_temp.tell('s1', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();

select results_eq(
  $$
    select
      round(e::numeric, 6), round(x::numeric, 6), b, a, round(success_rate::numeric, 6),
      round(confidence::numeric, 6), round(success_lower::numeric, 6),
      round(prevalence_lower::numeric, 6), score, frequency, eligible
    from ranking.scores
  $$,
  $$ values (
    6.896552, 6.206897, 1::float8, 20::float8, 0.753344,
    0.456830, 0.542957,
    0.010534, 0.005719601::float8, 0.05::float8, false
  ) $$,
  '9 of 10 by one of 20 votes, and one owner is too few to be ranked'
);

select * from finish();
rollback;
