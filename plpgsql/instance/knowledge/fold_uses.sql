create or replace function knowledge.fold_uses()
returns bigint
language sql
volatile
begin atomic
  with taken as (
    delete from knowledge.uses
    returning type, id, version, is_success, quality, used_at
  ), folded as (
    insert into knowledge.usage_totals as t (
      type, id, version, usage_count, success_count, quality_count, quality_sum, first_used_at,
      last_used_at
    )
    select
      u.type, u.id, u.version, count(*), count(*) filter (where u.is_success), count(u.quality),
      coalesce(sum(u.quality), 0), min(u.used_at), max(u.used_at)
    from taken as u
    group by u.type, u.id, u.version
    on conflict (type, id, version) do update
    set
      usage_count   = t.usage_count + excluded.usage_count,
      success_count = t.success_count + excluded.success_count,
      quality_count = t.quality_count + excluded.quality_count,
      quality_sum   = t.quality_sum + excluded.quality_sum,
      first_used_at = least(t.first_used_at, excluded.first_used_at),
      last_used_at  = greatest(t.last_used_at, excluded.last_used_at)
  )
  select count(*) from taken;
end;

comment on function knowledge.fold_uses() is
'Adds the uses that wait to the totals, each once. Returns how many there were.';
