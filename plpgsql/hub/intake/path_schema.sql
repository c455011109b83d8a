create or replace function intake.path_schema(p_type text, p_path text)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_object_agg(k.keyword, k.value), '{}')
    from (
      select 'properties' as keyword, jsonb_object_agg(
        intake.within(f.path, p_path), intake.field_schema(f) || intake.path_schema(p_type, f.path)
      ) as value
      from intake.message_fields as f
      where f.type = p_type and coalesce(f.parent, '') = p_path and f.path not like '%[*]'
      union all
      select 'required', jsonb_agg(intake.within(f.path, p_path) order by f.path)
      from intake.message_fields as f
      where f.type = p_type and coalesce(f.parent, '') = p_path and f.is_required
      union all
      select 'items', intake.field_schema(f) || intake.path_schema(p_type, f.path)
      from intake.message_fields as f
      where f.type = p_type and f.path = p_path || '[*]'
      union all
      select 'allOf', jsonb_agg(
        jsonb_build_object('$comment', 'Else: ' || r.description || '.') || r.json_schema
        order by r.violation
      )
      from intake.message_rules as r
      where r.type = p_type and r.path = p_path and r.json_schema is not null
      union all
      select '$comment', to_jsonb(
        'Also refused: ' || string_agg(r.description, '; ' order by r.violation) || '.'
      )
      from intake.message_rules as r
      where r.type = p_type and r.path = p_path and r.json_schema is null
    ) as k
    where k.value is not null
  );
end;
$$;

comment on function intake.path_schema(text, text) is
'JSON Schema of what lies in a field of a type, or in the message where p_path is empty: its fields
or elements, and the rules of an object. Rules that JSON Schema can''t say stand in its $comment.';
