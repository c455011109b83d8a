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
from ranking.pooled_sources as w
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
