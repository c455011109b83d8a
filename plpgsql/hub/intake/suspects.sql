-- Of thousands of elements most hold, and fifty at once are tried for a fraction of what each costs
-- alone. More would not be: a jsonpath lets go of no memory before its end.
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
  v_most      constant integer := 50;
  v_rules     constant jsonpath := intake.rule_violation(p_type, p_scope);
  v_violation constant jsonpath := intake.violation(p_type, p_scope);
  v_any       constant jsonpath := format(
    'strict $[*] ? (%s)', coalesce(intake.scope_violation(p_type, p_scope), '1 == 0')
  )::jsonpath;
  v_paths     jsonpath[];
  v_lengths   integer[];
  v_patterns  text[];
  v_values    jsonb;
  v_found     integer := 0;
begin
  select
    array_agg(intake.accessor('$[*]', intake.within(f.path, p_scope))::jsonpath),
    array_agg(f.max_length),
    array_agg(f.values_pattern)
  into v_paths, v_lengths, v_patterns
  from intake.message_fields as f
  where f.type = p_type
    and starts_with(f.path, p_scope)
    and (f.max_length is not null or f.format is not null);

  for v_from in 0 .. jsonb_array_length(p_values) - 1 by v_most loop
    v_values := jsonb_path_query_array(
      p_values, '$[$from to $to]', jsonb_build_object('from', v_from, 'to', v_from + v_most - 1)
    );
    continue when not jsonb_path_exists(v_values, v_any)
      and jsonb_path_exists(v_values, v_rules) is not true
      and not exists (
        select
        from unnest(v_paths, v_lengths, v_patterns) as f (path, length, pattern)
        where case
          when jsonb_path_query_array(v_values, f.path)::text !~ f.pattern then true
          else exists (
            select
            from jsonb_path_query(v_values, f.path) as v (text)
            where length(v.text #>> '{}') > f.length
          )
        end
      );

    for place, value in
      select v_from + e.place, e.value
      from jsonb_array_elements(v_values) with ordinality as e (value, place)
      where jsonb_path_exists(e.value, v_violation)
        or jsonb_path_exists(e.value, v_rules)
        or exists (
          select
          from unnest(v_paths, v_lengths, v_patterns) as f (path, length, pattern)
          cross join lateral jsonb_path_query(jsonb_build_array(e.value), f.path) as v (text)
          where length(v.text #>> '{}') > f.length
            or jsonb_build_array(v.text)::text !~ f.pattern
        )
      order by e.place
    loop
      return next;
      v_found := v_found + 1;
      if v_found = p_limit then
        return;
      end if;
    end loop;
  end loop;
end;
$$;

comment on function intake.suspects(text, text, jsonb, integer) is
'The first p_limit elements of an array (p_scope names it: patterns[*]) that violate the contract of
a type, with their places from 1.';
