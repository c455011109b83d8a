begin;
select plan(8);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "p", "json_type": "array", "description": "p"},
  {"path": "p[*]", "json_type": "object", "description": "p"},
  {"path": "p[*].i", "json_type": "integer", "description": "i", "minimum": 0, "maximum": 9},
  {"path": "p[*].s", "json_type": "string", "description": "s", "filled": true, "pattern": "\\d"},
  {"path": "p[*].c", "json_type": "string", "description": "c", "choices": ["x", "y\""]},
  {"path": "p[*].a", "json_type": "any", "description": "a"}
]');
select is(intake.field_violation(f, x.scope), x.violation, x.path)
from (values
  ('p', '', '@."p".type() != "array"'),
  ('p[*]', '', '@."p"[*].type() != "object"'),
  (
    'p[*].i', '',
    '@."p"[*]."i".type() != "number" '
    '|| exists(@."p"[*]."i" ? (@ < 0 || @ > 9 || @.floor() != @))'
  ),
  (
    'p[*].s', '',
    '@."p"[*]."s".type() != "string" || @."p"[*]."s" == "" '
    '|| exists(@."p"[*]."s" ? (!(@ like_regex "\\d" flag "s")))'
  ),
  (
    'p[*].c', '',
    '@."p"[*]."c".type() != "string" || exists(@."p"[*]."c" ? (@ != "x" && @ != "y\""))'
  ),
  ('p[*].a', '', ''),
  ('p[*]', 'p[*]', '@.type() != "object"'),
  (
    'p[*].i', 'p[*]',
    '@."i".type() != "number" || exists(@."i" ? (@ < 0 || @ > 9 || @.floor() != @))'
  )
) as x (path, scope, violation)
join intake.message_fields as f on f.type = 'test' and f.path = x.path;

select * from finish();
rollback;
