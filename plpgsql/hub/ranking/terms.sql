-- One row of parameters, worked out once: not materialised they would be read for each pattern.
-- No sum of billionths can overflow: an owner adds v/ρ at most, 10^13 for the least ρ there may be,
-- so that it would take 900,000 owners.
create or replace view ranking.terms as
with model as materialized (
  select m.model_version, m.mu, m.kappa from ranking.model as m
),
electorate as materialized (
  select l.a, l.owners_needed from ranking.electorate as l
)
select
  t.fingerprint,
  sum(t.e)::bigint / '1e9'::float8 as e,
  sum(t.x)::bigint / '1e9'::float8 as x,
  sum(t.b)::bigint / '1e9'::float8 as b,
  l.a,
  m.kappa,
  m.mu * m.kappa + sum(t.x)::bigint / '1e9'::float8 as successes,
  ('1'::float8 - m.mu) * m.kappa + sum(t.e - t.x)::bigint / '1e9'::float8 as failures,
  sum(t.b)::bigint / '1e9'::float8 + '0.5'::float8 as seen,
  greatest(l.a - sum(t.b)::bigint / '1e9'::float8, '0'::float8) + '0.5'::float8 as unseen,
  least(sum(t.occurrences), 9223372036854775807)::bigint as occurrences,
  sum(t.instances)::integer as instances,
  sum(t.owners)::integer as owners,
  sum(t.owners) >= l.owners_needed as eligible,
  m.model_version
from ranking.tallies as t
cross join electorate as l
cross join model as m
group by t.fingerprint, l.a, l.owners_needed, m.mu, m.kappa, m.model_version;

comment on view ranking.terms is
'What the score of every pattern that an active instance sees is computed of, as of today.';
comment on column ranking.terms.fingerprint is 'The pattern; its aliases are counted in.';
comment on column ranking.terms.e is
'E = Σ v·g: evidence, in independent trials weighted by votes.';
comment on column ranking.terms.x is 'X = Σ v·g·x̃/ñ: the successes among E.';
comment on column ranking.terms.b is 'B = Σ v·δ: votes that see it.';
comment on column ranking.terms.a is 'A: votes there are (ranking.electorate).';
comment on column ranking.terms.kappa is 'κ: evidence that weighs as much as μ.';
comment on column ranking.terms.successes is 'μκ + X.';
comment on column ranking.terms.failures is '(1-μ)κ + E - X.';
comment on column ranking.terms.seen is 'B + ½.';
comment on column ranking.terms.unseen is 'max(A - B, 0) + ½.';
comment on column ranking.terms.occurrences is 'Raw count in all code; shown, never ranked.';
comment on column ranking.terms.instances is 'Active instances that see it.';
comment on column ranking.terms.owners is 'Owners of those instances.';
comment on column ranking.terms.eligible is 'Whether enough owners see it to be ranked.';
comment on column ranking.terms.model_version is 'Parameters it is computed with.';
