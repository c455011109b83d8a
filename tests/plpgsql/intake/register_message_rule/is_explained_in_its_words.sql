begin;
select plan(2);
\ir ../door.sql

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "n", "json_type": "number", "description": "n"}
]');
select intake.register_message_rule('test', '', '@.n > 5', 'n is above five');
select is(
  pg_temp.refusal('{"type": "test", "source": "singularity-1", "n": 6}'),
  'message: n is above five',
  'a violated rule says so'
);
select throws_ok(
  $$select intake.register_message_rule('test', '', '@.n >', 'what?')$$, '42601', null,
  'a rule that is no jsonpath is refused'
);

select * from finish();
rollback;
