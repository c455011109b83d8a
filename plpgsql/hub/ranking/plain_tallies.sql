-- Billionths as bigint: neither the order of rows nor a parallel plan can change a digit of the
-- sums. g = ñ/(1 + max(ñ - 1, 0)·ρ) is written ñ/max(1, 1 - ρ + ρ·ñ), which is the same with one
-- step less.
create or replace view ranking.plain_tallies as
select
  f.fingerprint,
  sum(
    (v.weight * f.trials / greatest(v.base + v.slope * f.trials, '1'::float8))::bigint
  )::bigint as e,
  sum(
    (v.weight * f.successes / greatest(v.base + v.slope * f.trials, '1'::float8))::bigint
  )::bigint as x,
  sum(v.breadth)::bigint as b,
  sum(f.occurrences) as occurrences,
  count(*) as voices
from aggregation.facts as f
join ranking.voices as v on v.stream_id = f.stream_id and v.is_alone
where not exists (
  select from aggregation.canonicals as c where c.fingerprint = f.fingerprint
)
group by f.fingerprint;

comment on view ranking.plain_tallies is
'What the owners with a single stream say of patterns that have to do with no alias, added up.';
comment on column ranking.plain_tallies.fingerprint is 'The pattern.';
comment on column ranking.plain_tallies.e is 'E of these owners, in billionths.';
comment on column ranking.plain_tallies.x is 'X of these owners, in billionths.';
comment on column ranking.plain_tallies.b is 'B of these owners, in billionths.';
comment on column ranking.plain_tallies.occurrences is 'Raw count in their code.';
comment on column ranking.plain_tallies.voices is
'How many streams see it: as many instances, as many owners.';
