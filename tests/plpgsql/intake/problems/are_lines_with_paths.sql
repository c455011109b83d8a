begin;
select plan(5);

select is(intake.problems(x.message, x.place, '2026-01-01 00:00Z', 2), x.lines, x.message::text)
from (values
  ('7'::jsonb, null::bigint, array['message: is no JSON object']),
  ('7', 3, array['[3]: is no JSON object']),
  ('{"type": "patterns", "patterns": [{}, {}]}', null, array[
    'patterns[0]: needs trials and successes, or frequency and success_rate',
    'patterns[0].name: is missing'
  ]),
  (
    '{"type": "learned_artifacts", "artifacts": [], "usage_count": 1}', 3,
    array['[3]: usage_count and success_rate beside the artifacts are for exactly one']
  ),
  (
    '{"type": "learned_artifacts", "artifacts": [], "usage_count": 1}', null,
    array['message: usage_count and success_rate beside the artifacts are for exactly one']
  )
) as x (message, place, lines);

select * from finish();
rollback;
