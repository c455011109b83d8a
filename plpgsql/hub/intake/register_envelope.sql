create or replace function intake.register_envelope(p_type text)
returns void
language sql
volatile
return intake.register_message_fields(
  p_type   => p_type,
  p_fields => jsonb_build_array(
    jsonb_build_object(
      'path', 'type', 'json_type', 'string', 'required', true, 'choices', jsonb_build_array(p_type),
      'description', 'Type of the message.'
    )
  ) || '[
    {"path": "source", "json_type": "string",
     "description": "The instance that sends it; the caller when missing."},
    {"path": "timestamp", "json_type": "string", "format": "timestamp",
     "description": "When it was true; at most five minutes ahead of the hub''s clock."},
    {"path": "id", "json_type": "string", "format": "uuid",
     "description": "The same id of the same source is the same message, for 30 days."},
    {"path": "schema_version", "json_type": "integer", "minimum": 1, "maximum": 1,
     "description": "Version of the contract; 1 when missing."}
  ]'::jsonb
);

comment on function intake.register_envelope(text) is
'Registers the fields that messages of every type have.';
