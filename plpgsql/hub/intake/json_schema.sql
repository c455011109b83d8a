create or replace function intake.json_schema(p_type text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_type   constant intake.message_types := intake.require_type(p_type);
  v_fields constant jsonb := intake.path_schema(p_type => p_type, p_path => '');
begin
  return v_fields || jsonb_build_object(
    '$schema', 'https://json-schema.org/draft/2020-12/schema',
    '$id', format('urn:centralcloud:message:%s:1', v_type.type),
    'title', v_type.type,
    'description', v_type.description,
    '$comment', concat_ws(
      ' ',
      v_fields ->> '$comment',
      format('Also refused: more than %s bytes as jsonb; a timestamp more than', v_type.max_bytes),
      'five minutes ahead; a source that is not the sender''s to use; what is no jsonb, such as',
      'the character U+0000.'
    ),
    'type', 'object',
    '$ref', '#/$defs/depth_0',
    '$defs', intake.limits_schema(v_type.max_elements)
  );
end;
$$;

comment on function intake.json_schema(text) is
'The contract of a message type as JSON Schema (draft 2020-12). A message is valid exactly when the
hub''s check has nothing against it, but for what the schema''s $comments name. Raises SC101 for an
unknown type.';
