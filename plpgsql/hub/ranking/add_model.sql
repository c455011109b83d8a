create or replace function ranking.add_model(
  p_mu    float8,
  p_kappa float8,
  p_rho   float8,
  p_stats jsonb
)
returns integer
language sql
volatile
set search_path = ''
as $$
  insert into ranking.models (mu, kappa, rho, half_life, reason, stats, made_at)
  select p_mu, p_kappa, p_rho, m.half_life, 'fitted', p_stats, centralcloud.clock()
  from ranking.model as m
  returning model_version;
$$;

comment on function ranking.add_model(float8, float8, float8, jsonb) is
'Makes a fitted set of parameters the one that holds; p_stats says what it was fitted to. Returns
its number.';
