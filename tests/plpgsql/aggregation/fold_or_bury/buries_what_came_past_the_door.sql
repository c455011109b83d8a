begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
-- Straight into the queue, as only the owner can: no check has seen these.
select pgmq.send(
  'patterns',
  jsonb_build_object(
    'type', 'patterns', 'source', 'singularity-1', 'timestamp', '2026-01-01T00:00:00Z',
    'snapshot', m.snapshot,
    'patterns', jsonb_build_array(
      jsonb_build_object('name', 'a', 'trials', m.trials, 'successes', 1, 'occurrences', 1)
    )
  ),
  '{"source": "singularity-1", "received_at": "2026-01-01T00:00:00Z"}'::jsonb
)
from (
  values
    ('{"stream": "s1", "version": "NaN"}'::jsonb, '2'::jsonb),
    ('{"stream": "s2", "version": 1}', '"NaN"'),
    ('{"stream": "s3", "version": 1}', '"Infinity"'),
    ('{"stream": "s4", "version": 1, "part": 0, "parts": 0}', '2'),
    ('{"stream": "s5", "version": 1}', '2')
) as m (snapshot, trials);

select is(
  aggregation.fold_patterns() - 'more' - 'confirmed' - 'retracted',
  '{"messages": 5, "buried": 4, "snapshots": 1, "written": 1}',
  'four of five are buried'
);
select results_eq(
  'select stream from aggregation.streams', $$ values ('s5' collate "C") $$, 'the other is folded'
);
select results_eq(
  'select sqlstate from intake.dead_letters order by msg_id',
  $$ values ('0A000'), ('22003'), ('22003'), ('23514') $$,
  'each says what it ran into'
);

select * from finish();
rollback;
