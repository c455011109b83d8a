begin;
select plan(14);

select intake.register_message_type('test', 'for tests', 'inbound');
select throws_ok(
  format(
    'select intake.register_message_fields(%L, %L)',
    'test', '[{"description": "x", ' || x.field || '}]'
  ),
  x.code, null, x.field
)
from (values
  ('"path": "n", "json_type": "number", "minimun": 0', 'SC108'),
  ('"path": "n", "json_type": "float"', '23514'),
  ('"path": "n"', '23502'),
  ('"path": "N", "json_type": "number"', '23514'),
  ('"path": "p.n", "json_type": "number"', '23503'),
  ('"path": "id", "json_type": "string"', '23505'),
  ('"path": "n", "json_type": "integer"', '23514'),
  ('"path": "n", "json_type": "string", "minimum": 0', '23514'),
  ('"path": "n", "json_type": "number", "max_length": 1', '23514'),
  ('"path": "n", "json_type": "string", "format": "date"', '23514')
) as x (field, code);
select throws_ok(
  format(
    'select intake.register_message_fields(%L, %L)',
    'test', format('[
      {"path": "p", "json_type": "%s", "description": "p"},
      {"path": "p%s", "json_type": "number", "description": "n"}
    ]', x.json_type, x.step)
  ),
  'SC108', 'the contract of test says p' || x.step || ' of what is not always one that has it',
  x.step || ' of ' || x.json_type
)
from (values ('any', '.n'), ('array', '.n'), ('object', '[*]')) as x (json_type, step);
select throws_ok(
  $$select intake.register_message_fields('nothing', '[
    {"path": "n", "json_type": "number", "description": "n"}
  ]')$$,
  '23503', null, 'the type comes first'
);

select * from finish();
rollback;
