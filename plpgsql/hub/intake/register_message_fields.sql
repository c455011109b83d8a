create or replace function intake.register_message_fields(p_type text, p_fields jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_unknown text;
  v_astray  text;
  v_problem text;
  v_detail  text;
begin
  select format('%s of %s', quote_literal(k.key), f.field ->> 'path') into v_unknown
  from jsonb_array_elements(p_fields) as f (field)
  cross join lateral jsonb_object_keys(f.field) as k (key)
  where k.key not in (
    'path', 'json_type', 'description', 'required', 'minimum', 'maximum', 'max_length', 'filled',
    'format', 'pattern', 'choices', 'unit'
  )
  limit 1;
  if v_unknown is not null then
    raise exception 'the contract of % cannot say %', p_type, v_unknown
      using errcode = 'SC108',
            detail  = 'A field has path, json_type, description; it may have required, minimum, '
                      'maximum, max_length, filled, format, pattern, choices, unit.',
            hint    = 'Say a rule between fields with intake.register_message_rule().';
  end if;

  insert into intake.message_fields (
    type, path, json_type, description, is_required, minimum, maximum, max_length, is_filled,
    format, pattern, choices, unit, values_path, values_pattern
  )
  select
    p_type, f.path, f.json_type, f.description, coalesce(f.required, false), f.minimum, f.maximum,
    f.max_length, coalesce(f.filled, false), f.format, f.pattern, f.choices, f.unit,
    intake.accessor('$', f.path)::jsonpath,
    '^(\[(("' || intake.format_pattern(f.format) || '")(, )?)*\])*$'
  from jsonb_to_recordset(p_fields) as f (
    path text, json_type text, description text, required boolean, minimum numeric,
    maximum numeric, max_length integer, filled boolean, format text, pattern text,
    choices text[], unit text
  );

  select f.path into v_astray
  from intake.message_fields as f
  join intake.message_fields as p on p.type = f.type and p.path = f.parent
  where f.type = p_type
    and p.json_type <> case when f.path like '%[*]' then 'array' else 'object' end
  limit 1;
  if v_astray is not null then
    raise exception 'the contract of % says % of what is not always one that has it',
        p_type, v_astray
      using errcode = 'SC108',
            detail  = 'Fields lie in objects and elements in arrays; their json_type says so.',
            hint    = 'Give what it lies in the json_type object, or array for elements [*].';
  end if;
  perform intake.compile(p_type);
exception
  when integrity_constraint_violation or data_exception or syntax_error then
    get stacked diagnostics
      v_problem = message_text,
      v_detail  = pg_exception_detail;
    perform intake.refuse_contract(p_type, v_problem, v_detail);
end;
$$;

comment on function intake.register_message_fields(text, jsonb) is
'Says what fields a type has: an array of objects whose keys intake.message_fields explains
(required is is_required, filled is is_filled), and compiles the type anew. Raises SC108 for what
can''t be said of a field, or of this one in this type.';
