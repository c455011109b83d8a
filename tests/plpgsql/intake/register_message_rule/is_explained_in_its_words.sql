begin;
select plan(4);
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
  $$select intake.register_message_rule('test', '', '@.n >', 'what?')$$, 'SC108', null,
  'a rule that is no jsonpath is refused'
);

select throws_ok(
  format('select intake.register_message_rule(%L, %L, %L, %L)', 'test', x, '@.n > 1', 'what?'),
  'SC108', 'the contract of test knows no object ' || x, 'a rule is about an object'
)
from unnest(array['n', 'o']) as x;

select * from finish();
rollback;
