create or replace function aggregation.add_stats(p_one jsonb, p_other jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
  select coalesce(jsonb_object_agg(s.key, s.total), '{}')
  from (
    select e.key, sum(e.value::bigint) as total
    from (
      select * from jsonb_each_text(p_one)
      union all
      select * from jsonb_each_text(p_other)
    ) as e
    group by e.key
  ) as s;
end;

comment on function aggregation.add_stats(jsonb, jsonb) is
'Adds up two objects of whole numbers, key by key.';
