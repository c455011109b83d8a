begin;
select plan(18);

select intake.register_message_type('test', 'for tests', 'inbound');
select throws_ok(
  format(
    'select intake.register_message_fields(%L, %L)',
    'test', '[{"description": "x", ' || x.field || '}]'
  ),
  'SC108', null, x.field
)
from (values
  ('"path": "n", "json_type": "number", "minimun": 0'),
  ('"path": "n", "json_type": "float"'),
  ('"path": "n"'),
  ('"path": "N", "json_type": "number"'),
  ('"path": "p.n", "json_type": "number"'),
  ('"path": "id", "json_type": "string"'),
  ('"path": "n", "json_type": "integer"'),
  ('"path": "n", "json_type": "string", "minimum": 0'),
  ('"path": "n", "json_type": "number", "max_length": 1'),
  ('"path": "n", "json_type": "string", "format": "date"'),
  ('"path": "n", "json_type": "string", "pattern": "("'),
  ('"path": "n", "json_type": "string", "max_length": "many"')
) as x (field);
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
  'SC108', null, 'the type comes first'
);
select throws_ok(
  $$select intake.register_message_fields('test', '{}')$$, 'SC108', null, 'fields are an array'
);
select throws_like(
  $$select intake.register_message_fields('test', '[
    {"path": "n", "json_type": "integer", "description": "n"}
  ]')$$,
  'the contract of test can''t say that: %integers_have_ranges%', 'the rule is named'
);

select * from finish();
rollback;
