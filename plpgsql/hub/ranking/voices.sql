-- All that depends on the stream alone is worked out here, once a stream and not once an
-- observation; `offset 0` keeps the planner from putting the expressions back into every row.
create or replace view ranking.voices as
select
  s.stream_id,
  v.instance_id,
  v.instance,
  v.owner,
  v.vote,
  d.days,
  d.fading,
  v.vote * d.fading * '1e9'::float8             as weight,
  (v.vote * d.fading * '1e9'::float8)::bigint   as breadth,
  '1'::float8 - d.rho                           as base,
  d.rho * d.fading                              as slope,
  d.rho,
  c.streams = 1                                 as is_alone,
  c.instances > 1                               as is_shared
from aggregation.snapshots as s
join fleet.votes as v on v.instance_id = s.source_id
join (
  select w.owner, count(*) as streams, count(distinct w.instance_id) as instances
  from aggregation.snapshots as t
  join fleet.votes as w on w.instance_id = t.source_id
  group by w.owner
) as c on c.owner = v.owner
cross join lateral (
  select a.days, ranking.fading(a.days, a.half_life) as fading, a.rho
  from (
    select
      greatest(ranking.today() - (s.observed_at at time zone 'UTC')::date, 0) as days,
      m.half_life, m.rho
    from ranking.model as m
    offset 0
  ) as a
  offset 0
) as d
offset 0;

comment on view ranking.voices is
'Every stream of an active instance, and what its word weighs today.';
comment on column ranking.voices.stream_id is 'The stream.';
comment on column ranking.voices.instance_id is 'The instance that tells it.';
comment on column ranking.voices.instance is 'Its name.';
comment on column ranking.voices.owner is 'Its owner.';
comment on column ranking.voices.vote is
'v: the instance''s vote, trust over its owner''s instances.';
comment on column ranking.voices.days is 'Age of the snapshot in whole UTC days.';
comment on column ranking.voices.fading is 'δ: what is left of it after those days, 0 to 1.';
comment on column ranking.voices.weight is 'v·δ, in billionths.';
comment on column ranking.voices.breadth is 'v·δ, in whole billionths.';
comment on column ranking.voices.base is '1 - ρ.';
comment on column ranking.voices.slope is
'ρ·δ: with base, the divisor of n trials is base + slope·n.';
comment on column ranking.voices.rho is 'ρ: correlation of the trials of one source.';
comment on column ranking.voices.is_alone is
'Whether it is the only stream of its owner, so that nothing has to be added up before it counts.';
comment on column ranking.voices.is_shared is
'Whether its owner has several instances that tell something.';
