create or replace function intake.violation(p_type text, p_scope text)
returns jsonpath
language sql
stable
return format(
  'strict $ ? (%s)', coalesce(intake.scope_violation(p_type, p_scope), '1 == 0')
)::jsonpath;

comment on function intake.violation(text, text) is
'The fields of a type as one jsonpath, which matches a message (p_scope empty), or an element of the
array that p_scope names, that violates one; texts'' lengths and formats are not in it. Raises 42601
when a pattern is none.';
