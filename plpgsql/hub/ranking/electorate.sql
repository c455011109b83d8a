create or replace view ranking.electorate as
select
  coalesce(sum(
    (v.vote * ranking.fading(
      ranking.today() - (v.last_accepted_at at time zone 'UTC')::date, m.half_life
    ) * '1e9'::float8)::bigint
  ) filter (where v.last_accepted_at is not null), 0)::bigint / '1e9'::float8 as a,
  count(v.instance_id)::integer as instances,
  count(distinct v.owner)::integer as owners,
  case
    when count(distinct v.owner) <= 1 then 1
    else greatest(2, (count(distinct v.owner)::integer + 99) / 100)
  end as owners_needed
from ranking.model as m
left join fleet.votes as v on true;

comment on view ranking.electorate is 'Who could vote: one row.';
comment on column ranking.electorate.a is
'A: votes of active instances, each fading with the days since its last accepted call; an instance
that never made one has none.';
comment on column ranking.electorate.instances is 'Active instances.';
comment on column ranking.electorate.owners is 'Owners of active instances.';
comment on column ranking.electorate.owners_needed is
'How many owners must see a pattern before it may be ranked: 1 % of them, at least 2, 1 where the
fleet has one.';
