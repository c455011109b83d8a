create or replace function intake.register_message_rule(
  p_type        text,
  p_path        text,
  p_violation   text,
  p_description text
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  insert into intake.message_rules (type, path, violation, description)
  values (p_type, p_path, p_violation, p_description);
  perform intake.compile(p_type);
end;
$$;

comment on function intake.register_message_rule(text, text, text, text) is
'Says that an object at p_path (empty: the message) is wrong when the jsonpath predicate p_violation
is true of it (@), and what is wrong then; compiles the type anew.';
