create or replace function intake.scope_violations(p_type text, p_scope text, p_value jsonb)
returns table (path text, problem text)
language sql
stable
begin atomic
  select w.path, p.problem
  from intake.message_fields as f
  cross join lateral intake.within(f.path, p_scope) as w (path)
  cross join lateral intake.nodes(p_value, w.path) as n (value)
  cross join lateral intake.field_problem(f, n.value) as p (problem)
  where f.type = p_type and intake.scope(f.path) = p_scope and p.problem is not null
  union all
  select w.path, r.description
  from intake.message_rules as r
  cross join lateral intake.within(r.path, p_scope) as w (path)
  cross join lateral intake.nodes(p_value, w.path) as n (value)
  where r.type = p_type
    and intake.scope(r.path) = p_scope
    and jsonb_typeof(n.value) = 'object'
    and jsonb_path_exists(n.value, format('$ ? (%s)', r.violation)::jsonpath);
end;

comment on function intake.scope_violations(text, text, jsonb) is
'What in a message (p_scope empty), or in an element of the array that p_scope names, violates the
contract, but for what lies in arrays of it: path within p_value, and problem in words that follow
it.';
