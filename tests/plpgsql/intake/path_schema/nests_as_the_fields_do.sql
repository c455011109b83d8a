begin;
select plan(4);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "a", "json_type": "array", "description": "A."},
  {"path": "a[*]", "json_type": "object", "description": "E."},
  {"path": "a[*].n", "json_type": "number", "description": "N.", "required": true},
  {"path": "a[*].m", "json_type": "number", "description": "M."},
  {"path": "o", "json_type": "object", "description": "O.", "required": true},
  {"path": "o.s", "json_type": "string", "description": "S."}
]');
select intake.register_message_rule('test', 'a[*]', '@.n > @.m', 'n is above m');
select intake.register_message_rule(
  'test', 'a[*]', 'exists(@.x)', 'x is there', '{"properties": {"x": {"not": {"const": null}}}}'
);
select is(intake.path_schema('test', x.path), x.schema::jsonb, x.path)
from (values
  ('o', '{"properties": {"s": {"type": "string", "description": "S."}}}'),
  (
    'a', '{"items": {
      "type": "object", "description": "E.", "required": ["n"], "properties": {
        "n": {"type": "number", "description": "N."}, "m": {"type": "number", "description": "M."}
      },
      "allOf": [
        {"$comment": "Else: x is there.", "properties": {"x": {"not": {"const": null}}}}
      ],
      "$comment": "Also refused: n is above m."
    }}'
  ),
  ('o.s', '{}')
) as x (path, schema);
select is(
  intake.path_schema('test', '') -> 'required', '["o", "type"]', 'the message with its envelope'
);

select * from finish();
rollback;
