create or replace function knowledge.compact(p_value jsonb)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case jsonb_typeof(p_value)
    when 'object' then (
      select '{' || coalesce(
        string_agg(
          to_json(m.key)::text || ':' || knowledge.compact(m.value), ','
          order by m.key collate "C"
        ),
        ''
      ) || '}'
      from jsonb_each(p_value) as m
    )
    when 'array' then (
      select '[' || coalesce(
        string_agg(knowledge.compact(e.value), ',' order by e.place), ''
      ) || ']'
      from jsonb_array_elements(p_value) with ordinality as e (value, place)
    )
    when 'number' then trim_scale(p_value::numeric)::text
    else p_value::text
  end
$$;

comment on function knowledge.compact(jsonb) is
'JSON text without spaces, names in order of code points, numbers as plain decimals: 1e2 is 100.';
