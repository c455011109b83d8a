begin;
\ir ../../aggregation/telling.sql
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select count(fleet.add('s' || i)) from generate_series(1, 6) as i;
select pg_temp.tell('s' || i, 'code', 1, t.told)
from unnest(array[
  'a 5 5, b 10 9', 'a 10 6, b 10 9', 'a 20 15, b 10 8', 'a 40 20, b 10 9', 'a 80 60, c 9 0',
  'a 160 90, c 9 9'
]) with ordinality as t (told, i);
select aggregation.fold_patterns();

-- Pattern a alone: W = 315, μ = 196/315, and by the formula of ranking.moments().
select ok(
  abs(rho - 0.049450048614) < 1e-9, 'weights are trials, and four votes are too few'
)
from ranking.fitted_correlation();
select results_eq(
  'select patterns, sources from ranking.fitted_correlation()',
  'values (1, 6::bigint)',
  'it says what it was fitted to'
);
select count(fleet.add('t' || i, 's1')) from generate_series(1, 3) as i;
select count(pg_temp.tell('t' || i, 'code', 1, 'b 10 0')) from generate_series(1, 3) as i;
select aggregation.fold_patterns();
select is(
  (select patterns from ranking.fitted_correlation()),
  1,
  'instances of an owner are one vote, however many'
);

select fleet.pause('s' || i) from generate_series(2, 4) as i;
select is_empty('select * from ranking.fitted_correlation()', 'nothing to fit, no fit');

select * from finish();
rollback;
