begin;
select plan(16);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "p", "json_type": "array", "description": "p", "required": true},
  {"path": "p[*]", "json_type": "object", "description": "p"},
  {"path": "p[*].x", "json_type": "number", "description": "x", "required": true},
  {"path": "p[*].y", "json_type": "number", "description": "y"},
  {"path": "p[*].q", "json_type": "array", "description": "q"},
  {"path": "p[*].q[*]", "json_type": "any", "description": "q"}
]');
select is(
  jsonb_path_exists(('{"type": "test", ' || m.fields || '}')::jsonb, intake.violation('test', '')),
  m.violates, m.fields
)
from (values
  ('"p": []', false),
  ('"p": [{"x": 2, "y": 1}, {"x": 2, "z": "?"}]', false),
  ('"q": []', true),
  ('"p": {}', true),
  ('"p": null', true),
  ('"p": [[{"x": 1}]]', true),
  ('"p": [{"x": [1]}]', true),
  ('"p": [{"x": 1}, {"y": 1}]', true),
  ('"p": [{"x": 1, "y": null}]', true),
  ('"p": [{"x": 1, "y": {}}]', true)
) as m (fields, violates);
select is(
  jsonb_path_exists(e.element::jsonb, intake.violation('test', 'p[*]')), e.violates, e.element
)
from (values
  ('{"x": 2, "y": 1}', false),
  ('{"y": 1}', true),
  ('[{"x": 2}]', true),
  ('{"x": 1, "q": {}}', true),
  ('7', true)
) as e (element, violates);
select ok(
  not jsonb_path_exists('7', intake.violation('test', 'p[*].q[*]')), 'where nothing is said'
);

select * from finish();
rollback;
