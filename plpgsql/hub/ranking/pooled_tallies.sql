-- Two levels that most observations don't need: streams and aliases of an instance are one word,
-- and instances of an owner are one owner.
create or replace view ranking.pooled_tallies as
select
  i.fingerprint,
  i.owner,
  sum((i.vote * '1e9'::float8 * i.trials / i.divisor)::bigint)::bigint as e,
  sum((i.vote * '1e9'::float8 * i.successes / i.divisor)::bigint)::bigint as x,
  sum(i.breadth)::bigint as b,
  sum(i.occurrences) as occurrences,
  count(*) as instances
from (
  select
    p.fingerprint, p.owner, p.vote, p.breadth, p.occurrences, p.trials, p.successes,
    greatest('1'::float8 - p.rho + p.rho * p.trials, '1'::float8) as divisor
  from (
    select
      f.fingerprint,
      v.owner, v.instance_id, v.vote, v.rho,
      max(v.breadth) as breadth,
      sum(f.occurrences) as occurrences,
      sum((v.fading * f.trials * '1e9'::float8)::bigint)::float8 / '1e9'::float8 as trials,
      sum((v.fading * f.successes * '1e9'::float8)::bigint)::float8 / '1e9'::float8 as successes
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
    group by f.fingerprint, v.owner, v.instance_id, v.vote, v.rho
  ) as p
) as i
group by i.fingerprint, i.owner;

comment on view ranking.pooled_tallies is
'What an owner says of a pattern where it says so in several streams or instances, or of aliases.';
comment on column ranking.pooled_tallies.fingerprint is
'The pattern, or the one its aliases count for.';
comment on column ranking.pooled_tallies.owner is 'The owner.';
comment on column ranking.pooled_tallies.e is 'E of this owner, in billionths.';
comment on column ranking.pooled_tallies.x is 'X of this owner, in billionths.';
comment on column ranking.pooled_tallies.b is 'B of this owner, in billionths.';
comment on column ranking.pooled_tallies.occurrences is 'Raw count in its code.';
comment on column ranking.pooled_tallies.instances is 'How many of its active instances see it.';
