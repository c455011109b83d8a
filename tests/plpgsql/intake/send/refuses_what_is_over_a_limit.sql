begin;
select plan(6);
\ir ../door.sql

set session authorization "singularity-1";
select throws_ok(
  format('select intake.send(%L)', jsonb_build_object(
    'type', 'patterns', 'patterns', '[]'::jsonb, 'note', repeat('x', 20000000)
  )),
  'SC104', 'the message has 20000060 bytes as jsonb', 'twenty megabytes'
);
select throws_ok(
  format('select intake.send(%L)', jsonb_build_object(
    'type', 'patterns', 'patterns', to_jsonb(array_fill(1, array[100000]))
  )),
  'SC104', 'the message has an array of more than 10000 elements', 'a hundred thousand patterns'
);
select throws_ok(
  format(
    'select intake.send(%L)',
    '{"type": "patterns", "patterns": [], "x": ' || repeat('[', 32) || repeat(']', 32) || '}'
  ),
  'SC104', 'the message is nested deeper than 32', 'a depth of 33'
);
select isnt(
  intake.send(
    jsonb_build_object(
      'type', 'patterns', 'patterns', '[]'::jsonb, 'x', (repeat('[', 31) || repeat(']', 31))::jsonb
    )
  ),
  null, 'a depth of 32 is not too much'
);
select is(
  pg_temp.refusal('{"type": "patterns", "patterns": [
    {"name": "a", "frequency": 1e130000, "success_rate": -1e-16000}
  ]}'),
  E'patterns[0].frequency: a number of more than 15 digits is above 1000000000\n'
  'patterns[0].success_rate: -0.000000000000… is below 0',
  'numbers without end are looked at as numbers'
);
reset session authorization;
select is((select count(*) from pgmq.q_patterns), 1::bigint, 'nothing else is stored');

select * from finish();
rollback;
