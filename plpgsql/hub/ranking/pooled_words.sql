-- What an instance says in several streams or of aliases is one word: faded trials add up first, in
-- billionths. The cap is beyond any honest count and keeps a hostile one from overflowing.
create or replace view ranking.pooled_words as
select
  w.fingerprint,
  v.owner,
  w.is_shared,
  (v.vote * '1e9'::float8 * w.trials / greatest(
    '1'::float8 - w.rho + w.rho * w.trials, '1'::float8
  ))::bigint as e,
  (v.vote * '1e9'::float8 * w.successes / greatest(
    '1'::float8 - w.rho + w.rho * w.trials, '1'::float8
  ))::bigint as x,
  w.breadth as b,
  w.occurrences
from (
  select
    f.fingerprint,
    v.instance_id,
    v.is_shared,
    v.rho,
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
  group by f.fingerprint, v.instance_id, v.is_shared, v.rho
) as w
join fleet.votes as v on v.instance_id = w.instance_id;

comment on view ranking.pooled_words is
'What an instance says of a pattern, where it has several streams, an owner with other instances, or
where aliases are involved.';
comment on column ranking.pooled_words.fingerprint is
'The pattern, or the one its aliases count for.';
comment on column ranking.pooled_words.owner is 'Owner of the instance.';
comment on column ranking.pooled_words.is_shared is 'Whether the owner has other instances.';
comment on column ranking.pooled_words.e is 'E of this instance, in billionths.';
comment on column ranking.pooled_words.x is 'X of this instance, in billionths.';
comment on column ranking.pooled_words.b is 'B of this instance, in billionths.';
comment on column ranking.pooled_words.occurrences is 'Raw count in its code.';
