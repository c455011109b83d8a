begin;
select plan(8);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "p", "json_type": "array", "description": "p"},
  {"path": "p[*]", "json_type": "object", "description": "p"},
  {"path": "p[*].x", "json_type": "number", "description": "x"},
  {"path": "p[*].y", "json_type": "number", "description": "y"}
]');
select ok(intake.rule_violation('test', '') is null, 'there is none yet');
select intake.register_message_rule('test', 'p[*]', '@.y > @.x', 'y is above x');
select intake.register_message_rule('test', '', '@.p.size() > 3', 'more than three');
select is(
  jsonb_path_exists(m.message::jsonb, intake.rule_violation('test', '')), m.violates, m.message
)
from (values
  ('{"p": [{"x": 2, "y": 1}, {"x": 2, "z": "?"}]}', false),
  ('{"p": [{"x": 2, "y": 1}, {"x": 1, "y": 2}]}', true),
  ('{"p": [{}, {}, {}]}', false),
  ('{"p": [{}, {}, {}, {}]}', true),
  ('{}', false)
) as m (message, violates);
select is(
  jsonb_path_exists(e.element::jsonb, intake.rule_violation('test', 'p[*]')),
  e.violates, e.element
)
from (values
  ('{"x": 2, "y": 1}', false),
  ('{"x": 1, "y": 2}', true)
) as e (element, violates);

select * from finish();
rollback;
