create or replace function intake.compile(p_type text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  update intake.message_types
  set
    violation      = intake.violation(p_type => p_type, p_scope => ''),
    rule_violation = intake.rule_violation(p_type => p_type, p_scope => '')
  where type = p_type;
end;
$$;

comment on function intake.compile(text) is
'Compiles the fields and rules of a type into violation and rule_violation of intake.message_types.
Raises 42601 when a rule or pattern is no jsonpath.';
