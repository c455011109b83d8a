begin;
\ir ../telling.sql
select plan(3);

select fleet.add('singularity-1');
select pgmq.send('learned_artifacts', m.message::jsonb, m.headers::jsonb)
from (
  values
    ('{"artifacts": 5}', '{"source": "singularity-1"}'),
    ('{"artifacts": [{"type": "prompt", "id": "a", "version": "1.0.0", "usage_count": "NaN",
      "success_count": 1}]}', '{"source": "singularity-1", "received_at": "2026-01-01T00:00:00Z"}'),
    ('{"artifacts": [], "snapshot": {"stream": "s", "version": 1, "parts": 0}}',
      '{"source": "singularity-1"}'),
    ('{"artifacts": []}', '{}')
) as m (message, headers);
select pg_temp.tell('singularity-1', 'knowledge', 1, 'a 5 5');
select is(
  learning.fold_usage() - 'late_parts',
  '{"messages": 5, "snapshots": 1, "buried": 4, "more": false}',
  'what came past the door is buried, each alone'
);
select results_eq('select uses from pg_temp.facts', 'values (5::bigint)', 'the good one holds');
select results_eq(
  $$select sqlstate, reason from intake.dead_letters where type = 'learned_artifacts' order by 1$$,
  $$values ('0A000', 'unprocessable'), ('22023', 'unprocessable'), ('23502', 'unprocessable'),
    ('SC612', 'unprocessable')$$,
  'with why'
);

select * from finish();
rollback;
