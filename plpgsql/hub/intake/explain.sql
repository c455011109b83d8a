-- From array to array, each no further than is told: every suspect has something wrong.
create or replace function intake.explain(
  p_type  text,
  p_scope text,
  p_value jsonb,
  p_limit integer
)
returns table (places bigint[], path text, problem text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select x.places, x.path, x.problem
  from (
    select '{}'::bigint[] as places, v.path, v.problem
    from intake.scope_violations(p_type, p_scope, p_value) as v
    union all
    select
      s.place || v.places,
      format('%s[%s]', w.path, s.place - 1)
        || case when v.path ~ '^[a-z]' then '.' else '' end || v.path,
      v.problem
    from intake.message_fields as f
    cross join lateral intake.within(left(f.path, -3), p_scope) as w (path)
    cross join lateral intake.nodes(p_value, w.path) as n (value)
    cross join lateral intake.suspects(
      p_type   => p_type,
      p_scope  => f.path,
      p_values => case when jsonb_typeof(n.value) = 'array' then n.value else '[]' end,
      p_limit  => p_limit
    ) as s
    cross join lateral intake.explain(
      p_type  => p_type,
      p_scope => f.path,
      p_value => s.value,
      p_limit => p_limit
    ) as v
    where f.type = p_type
      and f.path like '%[*]'
      and intake.scope(left(f.path, -3)) = p_scope
  ) as x
  order by x.places, x.path, x.problem
  limit p_limit;
end;
$$;

comment on function intake.explain(text, text, jsonb, integer) is
'The first p_limit things in a message (p_scope empty), or in an element of the array that p_scope
names, that violate the contract: path within p_value, problem in words that follow it, and the
places in arrays to sort by.';
