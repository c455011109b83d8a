-- The terms are plain columns here, which lower_bound() is put in place for, and a question for one
-- pattern still reaches the tables. `offset 0`: bounds are computed only once.
create or replace view ranking.scores as
select
  t.fingerprint,
  n.name,
  n.language,
  n.kind,
  t.e,
  t.x,
  t.b,
  t.a,
  coalesce(t.b / nullif(greatest(t.a, t.b), '0'::float8), '0'::float8) as frequency,
  t.successes / (t.kappa + t.e)                         as success_rate,
  t.e / (t.e + t.kappa)                                 as confidence,
  l.success_lower,
  l.prevalence_lower,
  round(l.success_lower * l.prevalence_lower * '1e9'::float8) / '1e9'::float8 as score,
  t.occurrences,
  t.instances,
  t.owners,
  t.eligible,
  t.model_version,
  n.first_seen_at
from ranking.terms as t
join aggregation.names as n on n.fingerprint = t.fingerprint
cross join lateral (
  select
    ranking.lower_bound(t.successes, t.failures) as success_lower,
    ranking.lower_bound(t.seen, t.unseen) as prevalence_lower
  offset 0
) as l;

comment on view ranking.scores is
'Every pattern that an active instance sees, with each term of its score as of today. Ranked by
score, success_lower, b, all descending, then fingerprint.';
comment on column ranking.scores.fingerprint is 'The pattern; its aliases are counted in.';
comment on column ranking.scores.name is 'What most owners call it.';
comment on column ranking.scores.language is 'Its language; empty when not told.';
comment on column ranking.scores.kind is 'Its kind; empty when not told.';
comment on column ranking.scores.e is
'E = Σ v·g: evidence, in independent trials weighted by votes.';
comment on column ranking.scores.x is 'X = Σ v·g·x̃/ñ: the successes among E.';
comment on column ranking.scores.b is 'B = Σ v·δ: votes that see it.';
comment on column ranking.scores.a is 'A: votes there are (ranking.electorate).';
comment on column ranking.scores.frequency is 'B/A: share of the votes that see it, 1 at most.';
comment on column ranking.scores.success_rate is '(μκ + X)/(κ + E): expected success rate.';
comment on column ranking.scores.confidence is 'E/(E + κ): share of the rate that is evidence.';
comment on column ranking.scores.success_lower is 'L(μκ + X, (1-μ)κ + E - X).';
comment on column ranking.scores.prevalence_lower is 'L(B + ½, max(A - B, 0) + ½).';
comment on column ranking.scores.score is 'success_lower times prevalence_lower, to 9 digits.';
comment on column ranking.scores.occurrences is 'Raw count in all code; shown, never ranked.';
comment on column ranking.scores.instances is 'Active instances that see it.';
comment on column ranking.scores.owners is 'Owners of those instances.';
comment on column ranking.scores.eligible is 'Whether enough owners see it to be ranked.';
comment on column ranking.scores.model_version is 'Parameters it was computed with.';
comment on column ranking.scores.first_seen_at is
'When the first to tell it to this hub saw it; who came later may have seen it before.';
