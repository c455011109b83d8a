begin;
select plan(3);

select throws_ok(
  format('select intake.refuse_limit(%L, %L)', m, 'the message'), 'SC104', message, message
)
from (values
  (
    jsonb_build_object('type', 'heartbeat', 'jobs', repeat('x', 70000)),
    'the message has 70041 bytes as jsonb'
  ),
  (
    ('{"type": "heartbeat", "jobs": ' || repeat('[', 32) || repeat(']', 32) || '}')::jsonb,
    'the message is nested deeper than 32'
  ),
  (
    jsonb_build_object('type', 'patterns', 'x', to_jsonb(array_fill(1, array[10001]))),
    'the message has an array of more than 10000 elements'
  )
) as x (m, message);

select * from finish();
rollback;
