create or replace function intake.nodes(p_message jsonb, p_path text)
returns table (places bigint[], path text, value jsonb)
language sql
immutable
begin atomic
  with recursive walk (step, places, path, value) as (
    select 0, '{}'::bigint[], '', p_message
    union all
    select w.step + 1, w.places || n.place, w.path || n.step, n.value
    from walk as w
    cross join lateral (
      select (string_to_array(replace(p_path, '[*]', '.*'), '.'))[w.step + 1] as name
    ) as s
    cross join lateral (
      select null::bigint as place, '.' || s.name as step, w.value -> s.name as value
      where s.name <> '*' and jsonb_typeof(w.value) = 'object'
      union all
      select e.place, format('[%s]', e.place - 1), e.value
      from jsonb_array_elements(
        case when jsonb_typeof(w.value) = 'array' then w.value else '[]' end
      ) with ordinality as e (value, place)
      where s.name = '*'
    ) as n
  )

  select array_remove(w.places, null), ltrim(w.path, '.'), w.value
  from walk as w
  where w.step = cardinality(string_to_array(replace(p_path, '[*]', '.*'), '.'));
end;

comment on function intake.nodes(jsonb, text) is
'Every value at a path of the contract (patterns[*].name; empty: the message itself), with its own
path (patterns[0].name) and the places in arrays to sort by. A null value: the object has no such
field.';
