-- Who sends another content than most used something else. Qualities are summed in billionths, so
-- that order can't change a digit. `offset 0` has the lower bound worked out once for all who ask.
create or replace view learning.totals as
select
  t.type, t.id, t.version, t.uses, t.successes, t.instances, t.owners, t.quality,
  ranking.lower_bound(
    t.successes + '0.5'::float8, t.uses - t.successes + '0.5'::float8
  ) as lower_bound,
  t.content_hash, t.is_disputed, t.vouchers,
  (t.successes - t.worst[1][2])::float8 / nullif(t.uses - t.worst[1][1], 0) as others_rate
from (
  select
    o.type, o.id, o.version, o.content_hash, o.is_disputed, o.vouchers,
    sum(o.uses)::bigint                                         as uses,
    sum(o.successes)::bigint                                    as successes,
    sum(o.instances)::integer                                   as instances,
    (count(*) filter (where o.uses > 0))::integer               as owners,
    (sum(o.quality_sum) / nullif(sum(o.quality_uses), 0) / 1000000000)::float8 as quality,
    (array_agg(array[o.uses, o.successes] order by o.successes - o.uses, o.uses))[1:1] as worst
  from (
    select
      w.type, w.id, w.version, w.owner, v.content_hash,
      v.type is not null and v.content_hash is null               as is_disputed,
      coalesce(v.owners, 0)                                       as vouchers,
      sum(w.uses)::bigint                                         as uses,
      sum(w.successes)::bigint                                    as successes,
      count(distinct w.instance_id) filter (where w.uses > 0)     as instances,
      sum((w.quality * '1e9'::float8)::bigint * w.uses)           as quality_sum,
      sum(w.uses) filter (where w.quality is not null)            as quality_uses
    from learning.words as w
    left join learning.voted_contents as v
      on (v.type, v.id, v.version) = (w.type, w.id, w.version)
    where w.content_hash is null or v.content_hash is null or w.content_hash = v.content_hash
    group by w.type, w.id, w.version, w.owner, v.type, v.content_hash, v.owners
  ) as o
  group by o.type, o.id, o.version, o.content_hash, o.is_disputed, o.vouchers
) as t
offset 0;

comment on view learning.totals is
'How each version of an artifact fares over the fleet, with the content that most owners send.';
comment on column learning.totals.type is 'What the artifact is.';
comment on column learning.totals.id is 'Its name within the type.';
comment on column learning.totals.version is 'Its version.';
comment on column learning.totals.uses is 'How often it was used.';
comment on column learning.totals.successes is 'How many of the uses succeeded.';
comment on column learning.totals.instances is 'Instances that used it.';
comment on column learning.totals.owners is 'Owners of these.';
comment on column learning.totals.quality is
'How good it was judged to be, weighted by uses; null where nobody said.';
comment on column learning.totals.lower_bound is
'L(successes + ½, failures + ½): the share of uses that succeed with 95 % certainty.';
comment on column learning.totals.content_hash is
'What it says (learning.contents); null: nobody sent it, or it is disputed.';
comment on column learning.totals.is_disputed is
'Whether as many owners send one content as another; all their uses are counted then.';
comment on column learning.totals.vouchers is
'How many owners send what it says.';
comment on column learning.totals.others_rate is
'Share of uses that succeed, but for those of the owner that saw most of them fail; null: no other
owner used it.';
