begin;
select plan(5);

create temporary table told as
select
  array[5, 10, 20, 40, 80, 160]::float8[]                           as sizes,
  array[5/5.0, 6/10.0, 15/20.0, 20/40.0, 60/80.0, 90/160.0]::float8[] as rates;
create temporary table steps as
select f.mu, f.rho, f.kappa, s.mu as mu2, s.rho as rho2, s.kappa as kappa2
from told as t
cross join lateral ranking.fit_rates(t.rates, t.sizes) as f
cross join lateral ranking.fit_rates(t.rates, t.sizes, f.kappa) as s;

select ok(
  abs(mu - 0.69375) < 1e-9 and abs(rho - 0.0946594673303) < 1e-9
    and abs(kappa - 9.5641836807608) < 1e-9,
  'all weigh the same in the first'
)
from steps;
select ok(
  abs(mu2 - 0.6614860918807) < 1e-9 and abs(rho2 - 0.0642471372137) < 1e-9
    and abs(kappa2 - 14.5648958594641) < 1e-9,
  'and by what they are worth in the second'
)
from steps;
select is(
  (
    select f
    from ranking.fit_rates(
      array[0.5, 0.1, 0.3, 0.7, 0.9]::float8[], array[3, 7, 11, 13, 17]::float8[], 3
    ) as f
  ),
  (
    select f
    from ranking.fit_rates(
      array[0.9, 0.7, 0.3, 0.5, 0.1]::float8[], array[17, 13, 11, 3, 7]::float8[], 3
    ) as f
  ),
  'the order of the rates changes no digit'
);
select results_eq(
  $$ select mu, rho, kappa from ranking.fit_rates(array[1, 1]::float8[], array[9, 9]::float8[]) $$,
  'values (1::float8, null::float8, null::float8)',
  'equal rates of 1 tell no correlation'
);
select is_empty($$ select * from ranking.fit_rates('{}', '{}') $$, 'no rates, no fit');

select * from finish();
rollback;
