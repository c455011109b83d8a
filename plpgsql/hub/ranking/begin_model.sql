-- Without any, every score would be null, and no fit would change that.
create or replace function ranking.begin_model(
  p_mu        float8,
  p_kappa     float8,
  p_rho       float8,
  p_half_life float8
)
returns void
language sql
volatile
begin atomic
  insert into ranking.models (mu, kappa, rho, half_life, reason)
  select p_mu, p_kappa, p_rho, p_half_life, 'start values, before there is enough to fit'
  where not exists (select from ranking.models);
end;

comment on function ranking.begin_model(float8, float8, float8, float8) is
'Makes a set of parameters the one that holds, where there is none at all. Said again by every
install.';
