-- Most owners have one instance, whose word is theirs; only the others are added up.
create or replace view ranking.pooled_tallies as
select w.fingerprint, w.owner, w.e, w.x, w.b, w.occurrences, 1::bigint as instances
from ranking.pooled_words as w
where not w.is_shared
union all
select
  w.fingerprint, w.owner, sum(w.e)::bigint, sum(w.x)::bigint, sum(w.b)::bigint,
  sum(w.occurrences), count(*)
from ranking.pooled_words as w
where w.is_shared
group by w.fingerprint, w.owner;

comment on view ranking.pooled_tallies is
'What an owner says of a pattern, where that takes adding up (ranking.pooled_words).';
comment on column ranking.pooled_tallies.fingerprint is
'The pattern, or the one its aliases count for.';
comment on column ranking.pooled_tallies.owner is 'The owner.';
comment on column ranking.pooled_tallies.e is 'E of this owner, in billionths.';
comment on column ranking.pooled_tallies.x is 'X of this owner, in billionths.';
comment on column ranking.pooled_tallies.b is 'B of this owner, in billionths.';
comment on column ranking.pooled_tallies.occurrences is 'Raw count in its code.';
comment on column ranking.pooled_tallies.instances is 'How many of its active instances see it.';
