-- ρ first, and in force at once: the evidence that the prior is fitted to depends on it.
create or replace function ranking.fit()
returns jsonb
language plpgsql
volatile
set search_path = ''
set work_mem = '256MB'
set jit = off
as $$
declare
  v_last  ranking.model;
  v_rho   record;
  v_prior record;
  v_model integer;
  v_stats jsonb;
begin
  lock table ranking.models in share row exclusive mode;
  select m.* into v_last from ranking.model as m;
  select c.rho, c.patterns, c.sources into v_rho from ranking.fitted_correlation() as c;
  if v_rho.rho <> v_last.rho then
    v_model := ranking.add_model(v_last.mu, v_last.kappa, v_rho.rho, '{}');
  end if;

  select p.mu, p.kappa, p.patterns into v_prior from ranking.fitted_prior() as p;
  v_stats := jsonb_build_object(
    'patterns',         coalesce(v_prior.patterns, 0),
    'sources',          coalesce(v_rho.sources, 0),
    'sourced_patterns', coalesce(v_rho.patterns, 0)
  );
  if v_model is not null then
    update ranking.models as m
    set mu = coalesce(v_prior.mu, m.mu), kappa = coalesce(v_prior.kappa, m.kappa), stats = v_stats
    where m.model_version = v_model;
  elsif (v_prior.mu, v_prior.kappa) <> (v_last.mu, v_last.kappa) then
    v_model := ranking.add_model(v_prior.mu, v_prior.kappa, v_last.rho, v_stats);
  end if;

  return (
    select v_stats || jsonb_build_object(
      'model_version', m.model_version,
      'changed',       v_model is not null,
      'mu',            m.mu,
      'kappa',         m.kappa,
      'rho',           m.rho
    )
    from ranking.model as m
  );
end;
$$;

comment on function ranking.fit() is
'Routine of job model_fit: fits ρ, then μ and κ, to what the fleet tells today, and makes them the
new model; what too little is known of stays as it was. Returns {"model_version", "changed", "mu",
"kappa", "rho", "patterns", "sources", "sourced_patterns"}: the last three, what they were fitted
to.';
