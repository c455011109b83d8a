create or replace function intake.register_message_rule(
  p_type        text,
  p_path        text,
  p_violation   text,
  p_description text,
  p_json_schema jsonb default null
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_problem text;
  v_detail  text;
begin
  if p_path <> '' and not exists (
    select
    from intake.message_fields as f
    where f.type = p_type and f.path = p_path and f.json_type = 'object'
  ) then
    raise exception 'the contract of % knows no object %', p_type, p_path
      using errcode = 'SC108',
            detail  = 'A rule is about an object: the message, or a field of json_type object.',
            hint    = 'Register the field first, with intake.register_message_fields().';
  end if;

  insert into intake.message_rules (type, path, violation, description, json_schema)
  values (p_type, p_path, p_violation, p_description, p_json_schema);
  perform intake.compile(p_type);
exception
  when integrity_constraint_violation or data_exception or syntax_error then
    get stacked diagnostics
      v_problem = message_text,
      v_detail  = pg_exception_detail;
    perform intake.refuse_contract(p_type, v_problem, v_detail);
end;
$$;

comment on function intake.register_message_rule(text, text, text, text, jsonb) is
'Says that an object at p_path (empty: the message) is wrong when the jsonpath predicate p_violation
is true of it (@), and what is wrong then; compiles the type anew. p_json_schema says the same as
JSON Schema, of an object that is right; null where JSON Schema can''t. Raises SC108 when there is
no such object, or the rule is none.';
