begin;
select plan(6);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
create temporary table runs as select 1 as run, ranking.fit() as stats;
select is(
  (select stats -> 'changed' from runs), 'false'::jsonb, 'of an empty hub there is nothing to learn'
);
select is((select count(*) from ranking.models), 1::bigint, 'the start values stay');

select count(fleet.add('s' || i)) from generate_series(1, 6) as i;
select count(fleet.record_accepted('s' || i)) from generate_series(1, 6) as i;
select intake.send(jsonb_build_object(
  'type', 'patterns', 'source', 's' || s,
  'snapshot', jsonb_build_object('stream', 'code', 'version', 1),
  'patterns', (
    select jsonb_agg(jsonb_build_object(
      'name', 'pattern ' || i, 'trials', 20, 'occurrences', 20,
      'successes', least(greatest(i % 21 + (i * s) % 7 - 3, 0), 20)
    ))
    from generate_series(1, 40) as i
  )
))
from generate_series(1, 6) as s;
select aggregation.fold_patterns();

insert into runs values (2, ranking.fit());
select is((select count(*) from ranking.models), 2::bigint, 'one model for both');
select results_eq(
  $$
    select
      (stats -> 'model_version')::integer, (stats -> 'mu')::float8, (stats -> 'kappa')::float8,
      (stats -> 'rho')::float8
    from runs where run = 2
  $$,
  'select model_version, mu, kappa, rho from ranking.model',
  'which holds'
);
select results_eq(
  'select mu, kappa from ranking.model',
  'select mu, kappa from ranking.fitted_prior()',
  'the prior was fitted with the new correlation'
);
insert into runs values (3, ranking.fit());
select is(
  (select stats from runs where run = 3),
  (select stats || '{"changed": false}' from runs where run = 2),
  'the same facts give the same model, which is no new one'
);

select * from finish();
rollback;
