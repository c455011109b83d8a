create or replace view knowledge.usage as
select
  u.type, u.id, u.version,
  sum(u.usage_count)::bigint as usage_count,
  sum(u.success_count)::bigint as success_count,
  round((sum(u.quality_sum) / nullif(sum(u.quality_count), 0))::numeric, 6)::float8
    as quality_score,
  min(u.first_used_at) as first_used_at,
  max(u.last_used_at) as last_used_at
from (
  select
    t.type, t.id, t.version, t.usage_count, t.success_count, t.quality_count, t.quality_sum,
    t.first_used_at, t.last_used_at
  from knowledge.usage_totals as t
  union all
  select
    p.type, p.id, p.version, 1, p.is_success::integer, (p.quality is not null)::integer,
    coalesce(p.quality, 0), p.used_at, p.used_at
  from knowledge.uses as p
) as u
group by u.type, u.id, u.version;

comment on view knowledge.usage is
'How often each version of an artifact was used on this instance, up to now.';
comment on column knowledge.usage.type is 'Which type.';
comment on column knowledge.usage.id is 'Which artifact of it.';
comment on column knowledge.usage.version is 'Which version of that.';
comment on column knowledge.usage.usage_count is 'How often it was used.';
comment on column knowledge.usage.success_count is 'How often it served its purpose.';
comment on column knowledge.usage.quality_score is
'How good it was judged to be, on average, 0 to 1; null: never judged.';
comment on column knowledge.usage.first_used_at is 'When it was used first.';
comment on column knowledge.usage.last_used_at is 'When it was used last.';
