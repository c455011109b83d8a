begin;
select plan(6);
\ir ../door.sql

select throws_ok(
  format(
    'select intake.refuse(%L, %L, %L, true, true, %L)',
    array['{"type": "heartbeat"}', m, '[]']::jsonb[], code, 'singularity-1', '2026-01-01 00:00Z'
  ),
  code, message, code
)
from (values
  ('{"type": "x"}', 'SC101', 'message [1] has an unknown type: "x"'),
  ('{"type": "patterns"}', 'SC102', 'message [1] violates the contract of type patterns'),
  (
    '{"type": "patterns", "source": "x", "patterns": []}', 'SC103',
    'message [1] is from source "x", and the caller is singularity-1'
  ),
  (
    '{"type": "heartbeat", "jobs": ' || repeat('[', 33) || repeat(']', 33) || '}', 'SC104',
    'message [1] is nested deeper than 32'
  )
) as x (m, code, message);

select throws_ok(
  format(
    'select intake.refuse(%L, %L, %L, true, false, %L)',
    array[m]::jsonb[], code, 'singularity-1', '2026-01-01 00:00Z'
  ),
  coalesce(code, 'SC102'), message, 'one message, of which it was said'
)
from (values
  ('{"type": "x"}', 'SC101', 'the message has an unknown type: "x"'),
  ('{"type": "heartbeat", "id": "?"}', null, 'the message violates the contract of type heartbeat')
) as x (m, code, message);

select * from finish();
rollback;
