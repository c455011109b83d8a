-- One pass: a value that looks like a placeholder stays as it is.
create or replace function knowledge.filled_in(p_body text, p_declared jsonb, p_given jsonb)
returns text
language sql
stable
set search_path = ''
as $$
  select string_agg(
    t.text || case
      when f.parts is null then ''
      when not p_declared ? f.parts[2] then f.parts[1]
      when jsonb_typeof(v.value) = 'string' then v.value #>> '{}'
      else coalesce(knowledge.compact(v.value), '')
    end,
    '' order by t.place
  )
  from regexp_split_to_table(p_body, '\{\{ *[a-z][a-z0-9_]* *\}\}')
    with ordinality as t (text, place)
  left join regexp_matches(p_body, '(\{\{ *([a-z][a-z0-9_]*) *\}\})', 'g')
    with ordinality as f (parts, place) on f.place = t.place
  cross join lateral (
    select coalesce(p_given -> f.parts[2], p_declared #> array[f.parts[2], 'default'])
  ) as v (value)
$$;

comment on function knowledge.filled_in(text, jsonb, jsonb) is
'A body with {{ name }} replaced by the value of each declared parameter, given or default: a string
as it is, anything else as compact JSON, none as nothing. Placeholders that no parameter declares
stay.';
