-- Of thousands of elements most hold; only those that don't are worth the slow explanation.
create or replace function intake.suspects(
  p_type   text,
  p_scope  text,
  p_values jsonb,
  p_limit  integer
)
returns table (place bigint, value jsonb)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_violation constant jsonpath := intake.violation(p_type, p_scope);
  v_json_type constant text := (
    select f.json_type from intake.message_fields as f where f.type = p_type and f.path = p_scope
  );
  v_paths     jsonpath[];
  v_lengths   integer[];
  v_patterns  text[];
begin
  select
    array_agg(intake.accessor('$', intake.within(f.path, p_scope))::jsonpath order by f.path),
    array_agg(f.max_length order by f.path),
    array_agg('^(' || intake.format_pattern(f.format) || ')$' order by f.path)
  into v_paths, v_lengths, v_patterns
  from intake.message_fields as f
  where f.type = p_type
    and starts_with(f.path, p_scope)
    and (f.max_length is not null or f.format is not null);

  return query
  select e.place, e.value
  from jsonb_array_elements(p_values) with ordinality as e (value, place)
  where
    -- A filter would look at what is in an array instead.
    case
      when jsonb_typeof(e.value) = 'array' then v_json_type not in ('array', 'any')
      else jsonb_path_exists(e.value, v_violation)
    end
    or exists (
      select
      from unnest(v_paths, v_lengths, v_patterns) as f (path, length, pattern)
      cross join lateral jsonb_path_query(e.value, f.path) as v (text)
      where (f.pattern is not null or pg_column_size(e.value) > f.length)
        and (length(v.text #>> '{}') > f.length or v.text #>> '{}' !~ f.pattern)
    )
  limit p_limit;
end;
$$;

comment on function intake.suspects(text, text, jsonb, integer) is
'The first p_limit elements of an array (p_scope names it: patterns[*]) that violate the contract of
a type, with their places from 1.';
