begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2025-01-01 00:00Z');
select count(fleet.add('s' || i)) from generate_series(1, 12) as i;
select pg_temp.tell('s' || i, 'old', 1, 'a 10 5') from generate_series(7, 12) as i;
select aggregation.fold_patterns();
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select pg_temp.tell('s' || i, 'code', 1, format('a 50 %s', 8 * (i - 1)))
from generate_series(1, 6) as i;
select aggregation.fold_patterns();
create temporary table before as select * from ranking.fitted_correlation();
select ok(b.rho > 0.05, 'six sources that differ widely') from before as b;

-- The other six see it too, without having tried it for a year: 10 trials became 0.024.
select pg_temp.tell('s' || i, 'code', 1, 'a 0 0') from generate_series(7, 12) as i;
select aggregation.fold_patterns();
select ok(abs(f.rho - b.rho) < 0.01, 'they tell nothing of it')
from ranking.fitted_correlation() as f
cross join before as b;

select * from finish();
rollback;
