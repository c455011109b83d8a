begin;
select plan(10);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "p", "json_type": "array", "description": "p", "required": true},
  {"path": "p[*]", "json_type": "object", "description": "p"},
  {"path": "p[*].x", "json_type": "number", "description": "x", "required": true},
  {"path": "p[*].y", "json_type": "number", "description": "y"}
]');
select intake.register_message_rule('test', 'p[*]', '@.y > @.x', 'y is above x');
select intake.register_message_rule('test', '', '@.p.size() > 3', 'more than three');
select is(
  jsonb_path_exists(('{"type": "test", ' || m.fields || '}')::jsonb, t.violation), m.violates,
  m.fields
)
from intake.message_types as t
cross join (values
  ('"p": []', false),
  ('"p": [{"x": 2, "y": 1}, {"x": 2, "z": "?"}]', false),
  ('"q": []', true),
  ('"p": {}', true),
  ('"p": null', true),
  ('"p": [[{"x": 1}]]', true),
  ('"p": [{"x": [1]}]', true),
  ('"p": [{"x": 1}, {"y": 1}]', true),
  ('"p": [{"x": 1, "y": 2}]', true),
  ('"p": [{"x": 1}, {"x": 1}, {"x": 1}, {"x": 1}]', true)
) as m (fields, violates)
where t.type = 'test';

select * from finish();
rollback;
