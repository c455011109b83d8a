begin;
select plan(5);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "i", "json_type": "integer", "description": "i", "minimum": 0, "maximum": 9},
  {"path": "s", "json_type": "string", "description": "s", "filled": true, "pattern": "\\d%"},
  {"path": "c", "json_type": "string", "description": "c", "choices": ["x", "y\""]},
  {"path": "l", "json_type": "array", "description": "l"},
  {"path": "a", "json_type": "any", "description": "a"}
]');
select is(intake.field_violation(f, '@."x"'), x.violation, x.path)
from (values
  ('i', '!exists(@."x" ? (@ >= 0 && @ <= 9 && @.floor() == @))'),
  ('s', '!exists(@."x" ? (@ > "" && @ like_regex "\\d%" flag "s"))'),
  ('c', '!exists(@."x" ? ((@ == "x" || @ == "y\"")))'),
  ('l', '@."x".type() != "array"'),
  ('a', null)
) as x (path, violation)
join intake.message_fields as f on f.type = 'test' and f.path = x.path;

select * from finish();
rollback;
