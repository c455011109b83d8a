begin;
select plan(2);

select results_eq(
  'select mu, kappa, rho, half_life from ranking.model',
  $$ values (0.63::float8, 8.2::float8, 0.05::float8, 42::float8) $$,
  'the start values'
);
insert into ranking.models (mu, kappa, rho, half_life, reason) values (0.5, 9, 0.1, 42, 'a fit');
select is((select mu from ranking.model), 0.5::float8, 'until there is a newer set');

select * from finish();
rollback;
