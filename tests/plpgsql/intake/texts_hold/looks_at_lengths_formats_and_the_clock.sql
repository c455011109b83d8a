begin;
select plan(10);

select is(
  intake.texts_hold(array[m.message::jsonb], '2026-01-01 00:00Z'), m.holds, left(m.message, 60)
)
from (values
  ('{"type": "patterns"}', true),
  ('{"type": "patterns", "timestamp": "2026-01-01T00:05:00Z"}', true),
  ('{"type": "patterns", "timestamp": "2026-01-01T00:05:01Z"}', false),
  ('{"type": "patterns", "timestamp": "2026-02-29T00:00:00Z"}', false),
  ('{"type": "patterns", "id": "00000000-0000-0000-0000-00000000000a"}', true),
  ('{"type": "patterns", "id": "a"}', false),
  ('{"type": "patterns", "patterns": [{"name": "' || repeat('ä', 200) || '"}]}', true),
  (
    '{"type": "patterns", "patterns": [{"name": "a"}, {"name": "' || repeat('a', 201) || '"}]}',
    false
  ),
  ('{"type": "patterns", "patterns": [{"fingerprint": "a\", \"b"}]}', false)
) as m (message, holds);
select ok(
  not intake.texts_hold(
    array['{"type": "heartbeat"}', '{"type": "patterns", "id": "a"}']::jsonb[], '2026-01-01 00:00Z'
  ),
  'in any message of a batch of several types'
);

select * from finish();
rollback;
