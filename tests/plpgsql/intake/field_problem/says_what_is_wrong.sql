begin;
select plan(23);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "n", "json_type": "number", "description": "n", "minimum": 0, "maximum": 1},
  {"path": "i", "json_type": "integer", "description": "i", "minimum": 0, "maximum": 9},
  {"path": "s", "json_type": "string", "description": "s", "max_length": 3, "filled": true,
   "required": true, "pattern": "^a"},
  {"path": "c", "json_type": "string", "description": "c", "choices": ["x", "y"]},
  {"path": "u", "json_type": "string", "description": "u", "format": "uuid"},
  {"path": "t", "json_type": "string", "description": "t", "format": "timestamp"},
  {"path": "h", "json_type": "string", "description": "h", "format": "hex64"},
  {"path": "o", "json_type": "object", "description": "o"},
  {"path": "a", "json_type": "any", "description": "a", "required": true}
]');
select is(intake.field_problem(f, x.value::jsonb), x.problem, x.path || ' ' || x.value)
from (values
  ('n', '0.5', null),
  ('n', '1.7', '1.7 is above 1'),
  ('n', '-1', '-1 is below 0'),
  ('n', '"1"', 'is of type string, not number'),
  ('n', 'null', 'is of type null, not number'),
  ('i', '2.0', null),
  ('i', '2.5', '2.5 is not a whole number'),
  ('i', '1e130000', 'a number of more than 15 digits is above 9'),
  ('s', '"abc"', null),
  ('s', '""', 'is empty'),
  ('s', '"abcd"', 'is 4 characters long, more than 3'),
  ('s', '"b"', '"b" does not match ^a'),
  ('c', '"y"', null),
  ('c', '"z"', '"z" is none of x, y'),
  ('u', '"z"', '"z" is no uuid'),
  ('t', '"now"', '"now" is no timestamp such as 2026-01-31T09:00:00Z'),
  ('h', '"00000000000000aa"', null),
  ('h', '"00000000000000AA"', '"00000000000000AA" is no hex64 such as 0123456789abcdef'),
  ('o', '[]', 'is of type array, not object'),
  ('a', 'null', null)
) as x (path, value, problem)
join intake.message_fields as f on f.type = 'test' and f.path = x.path;
select is(intake.field_problem(f, null), x.problem, x.path || ' missing')
from (values ('n', null), ('s', 'is missing'), ('a', 'is missing')) as x (path, problem)
join intake.message_fields as f on f.type = 'test' and f.path = x.path;

select * from finish();
rollback;
