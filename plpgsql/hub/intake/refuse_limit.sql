create or replace function intake.refuse_limit(p_message jsonb, p_label text)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_type constant intake.message_types := intake.require_type(p_message ->> 'type');
  v_fact text;
  v_hint text := 'Send less at once; a snapshot may go in parts (part, parts).';
begin
  v_fact := case
    when pg_column_size(p_message) > v_type.max_bytes
    then format('has %s bytes as jsonb', pg_column_size(p_message))
    when jsonb_path_exists(
      p_message, 'strict $.**{32} ? (@.type() == "object" || @.type() == "array")'
    ) then 'is nested deeper than 32'
    else format('has an array of more than %s elements', v_type.max_elements)
  end;
  if v_fact like 'is nested%' then
    v_hint := 'Put less into one another: refer to it by a name, or write it as text.';
  elsif not exists (
    select from intake.message_fields as f where f.type = v_type.type and f.path = 'snapshot.parts'
  ) then
    v_hint := 'Send less at once.';
  end if;

  raise exception '% %', p_label, v_fact
    using errcode = 'SC104',
          detail  = format(
            'A message of type %s may have %s bytes, a depth of 32, and %s elements in an array.',
            v_type.type, v_type.max_bytes, v_type.max_elements
          ),
          hint    = v_hint;
end;
$$;

comment on function intake.refuse_limit(jsonb, text) is
'Raises SC104: the message, called p_label, is too large, too deep or has too long an array.';
