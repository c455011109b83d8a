begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
create temporary table before as select * from ranking.model;
create temporary table made as
select ranking.add_model(0.7, 9, 0.1, '{"patterns": 40}') as model_version;
select is(
  (select model_version from made),
  (select max(model_version) from ranking.models),
  'the highest number'
);
select results_eq(
  'select mu, kappa, rho, half_life from ranking.model',
  'select 0.7::float8, 9::float8, 0.1::float8, half_life from before',
  'with the half-life there was'
);
select results_eq(
  'select reason, stats, made_at from ranking.models order by model_version desc limit 1',
  $$ values ('fitted', '{"patterns": 40}'::jsonb, '2026-01-01 00:00Z'::timestamptz) $$,
  'it says what it was fitted to and when'
);

select * from finish();
rollback;
