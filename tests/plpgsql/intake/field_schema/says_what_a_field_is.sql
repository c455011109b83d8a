begin;
select plan(9);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "n", "json_type": "number", "description": "N.", "minimum": 0, "maximum": 1.5,
   "unit": "seconds"},
  {"path": "i", "json_type": "integer", "description": "I.", "minimum": -1, "maximum": 9},
  {"path": "s", "json_type": "string", "description": "S.", "max_length": 3, "filled": true},
  {"path": "c", "json_type": "string", "description": "C.", "choices": ["x", "y"]},
  {"path": "u", "json_type": "string", "description": "U.", "format": "uuid"},
  {"path": "p", "json_type": "string", "description": "P.", "pattern": "^[a-z]+$"},
  {"path": "b", "json_type": "string", "description": "B.", "format": "uuid",
   "pattern": "^[0-9a-f-]+$"},
  {"path": "d", "json_type": "string", "description": "D.", "pattern": "\\d"},
  {"path": "a", "json_type": "any", "description": "A."}
]');
select is(intake.field_schema(f), x.schema::jsonb, x.path)
from (values
  ('n', '{"type": "number", "minimum": 0, "maximum": 1.5, "description": "N. Unit: seconds."}'),
  ('i', '{"type": "integer", "minimum": -1, "maximum": 9, "description": "I."}'),
  ('s', '{"type": "string", "minLength": 1, "maxLength": 3, "description": "S."}'),
  ('c', '{"type": "string", "enum": ["x", "y"], "description": "C."}'),
  (
    'u', '{"type": "string", "description": "U. Format: uuid.", "not": {"pattern": "\\n"},
      "pattern": "^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$"}'
  ),
  (
    'p', '{"type": "string", "pattern": "^[a-z]+$", "not": {"pattern": "\\n"},
      "description": "P."}'
  ),
  (
    'b', '{"type": "string", "description": "B. Format: uuid.", "allOf": [
      {"pattern": "^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$",
       "not": {"pattern": "\\n"}},
      {"pattern": "^[0-9a-f-]+$", "not": {"pattern": "\\n"}}]}'
  ),
  (
    'd', '{"type": "string", "description": "D.", "$comment":
      "Also refused: what does not match the regular expression of PostgreSQL \\d"}'
  ),
  ('a', '{"description": "A."}')
) as x (path, schema)
join intake.message_fields as f on f.type = 'test' and f.path = x.path;

select * from finish();
rollback;
