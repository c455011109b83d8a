-- Verify hub:ranking
begin;

select model_version, mu, kappa, rho, half_life, reason, made_at from ranking.models where false;
select ranking_id, digest, model_version, stats, ranked_at from ranking.rankings where false;
select
  ranking_id, rank, fingerprint, name, language, kind, description, example, frequency,
  success_rate, confidence, score, success_lower, prevalence_lower, e, x, b, occurrences,
  instances, owners, raw_rank
from ranking.entries where false;

do $$
begin
  if not exists (select from ranking.models) then
    raise exception 'ranking.models has no row: there is nothing to compute scores with';
  end if;
end
$$;

rollback;
