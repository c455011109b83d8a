-- A type with a field of each kind of check.
select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "i", "json_type": "integer", "description": "i", "minimum": 0, "maximum": 9},
  {"path": "s", "json_type": "string", "description": "s", "filled": true, "pattern": "\\d%"},
  {"path": "c", "json_type": "string", "description": "c", "choices": ["x", "y\""]},
  {"path": "l", "json_type": "array", "description": "l"},
  {"path": "a", "json_type": "any", "description": "a"}
]');
