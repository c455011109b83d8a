-- Lax, as rules are said: they are looked at where the fields hold.
create or replace function intake.rule_violation(p_type text, p_scope text)
returns jsonpath
language sql
stable
begin atomic
  select ('$ ? (' || string_agg(o.violation, ' || ' order by o.path) || ')')::jsonpath
  from (
    select
      r.path,
      format(
        'exists(%s ? (%s))',
        intake.accessor('@', intake.within(r.path, p_scope)),
        string_agg(format('(%s)', r.violation), ' || ' order by r.violation)
      ) as violation
    from intake.message_rules as r
    where r.type = p_type and starts_with(r.path, p_scope)
    group by r.path
  ) as o;
end;

comment on function intake.rule_violation(text, text) is
'The rules between the fields of a type as one jsonpath, which matches a message (p_scope empty), or
an element of the array that p_scope names, that violates one; null when there are none. Raises
42601 when one is no jsonpath.';
