begin;
select plan(4);
\ir ../door.sql

select throws_ok(
  $$select intake.refuse_type('{"type": "x"}', 'the message', true)$$, 'SC101',
  'the message has an unknown type: "x"', 'unknown'
);
select throws_ok(
  $$select intake.refuse_type('{}', 'the message', true)$$, 'SC101', 'the message has no type',
  'none'
);
select is(
  pg_temp.detail($$select intake.refuse_type('{}', 'the message', true)$$),
  'Instances send code_analysis, heartbeat, learned_artifacts, patterns.',
  'to instances those that they send'
);
select matches(
  pg_temp.detail($$select intake.refuse_type('{}', 'the message', false)$$),
  '^The types are aggregated_learning, .*, patterns_updated\.$',
  'to the hub all'
);

select * from finish();
rollback;
