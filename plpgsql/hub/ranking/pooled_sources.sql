-- Faded trials add up in billionths. The cap is beyond any honest count and keeps a hostile one
-- from overflowing.
create or replace view ranking.pooled_sources as
select
  f.fingerprint,
  v.instance_id,
  v.is_shared,
  v.rho,
  max(v.fading) as fading,
  max(v.breadth) as breadth,
  sum(f.occurrences) as occurrences,
  least(sum((v.fading * f.trials * '1e9'::float8)::bigint), 9223372036854775807)::bigint
    / '1e9'::float8 as trials,
  least(sum((v.fading * f.successes * '1e9'::float8)::bigint), 9223372036854775807)::bigint
    / '1e9'::float8 as successes
from (
  select o.stream_id, o.fingerprint, o.trials, o.successes, o.occurrences
  from aggregation.facts as o
  join ranking.voices as w on w.stream_id = o.stream_id and not w.is_alone
  where not exists (
    select from aggregation.canonicals as c where c.fingerprint = o.fingerprint
  )
  union all
  select o.stream_id, c.canonical, o.trials, o.successes, o.occurrences
  from aggregation.facts as o
  join aggregation.canonicals as c on c.fingerprint = o.fingerprint
) as f
join ranking.voices as v on v.stream_id = f.stream_id
group by f.fingerprint, v.instance_id, v.is_shared, v.rho;

comment on view ranking.pooled_sources is
'What an instance says of a pattern, added up, where it has several streams, an owner with other
instances, or where aliases are involved.';
comment on column ranking.pooled_sources.fingerprint is
'The pattern, or the one its aliases count for.';
comment on column ranking.pooled_sources.instance_id is 'The instance.';
comment on column ranking.pooled_sources.is_shared is 'Whether its owner has other instances.';
comment on column ranking.pooled_sources.rho is 'ρ: correlation of the trials of one source.';
comment on column ranking.pooled_sources.fading is
'δ: what is left of its newest stream that sees it, 0 to 1.';
comment on column ranking.pooled_sources.breadth is 'v·δ, in whole billionths.';
comment on column ranking.pooled_sources.occurrences is 'Raw count in its code.';
comment on column ranking.pooled_sources.trials is 'ñ = Σδₛnₛ over its streams.';
comment on column ranking.pooled_sources.successes is 'x̃ = Σδₛxₛ over its streams.';
