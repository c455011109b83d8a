begin;
\ir ../probe.sql
select plan(1);

create temporary table claimed as select scheduling.start_run('steady', 'hand') as run_id;
select scheduling.finish_run(claimed.run_id, 'failed', '{"rows": 1}', f)
from claimed, jsonb_populate_record(
  null::scheduling.runs, '{"sqlstate": "SC999", "error": "e", "detail": "", "context": "c"}'
) as f;
select results_eq(
  $$select state, stats, finished_at, sqlstate, error, detail, hint, context
    from scheduling.runs natural join claimed$$,
  $$values (
    'failed', '{"rows": 1}'::jsonb, timestamptz '2026-01-01 12:05Z', 'SC999', 'e', null::text,
    null::text, 'c'
  )$$,
  'what is empty is null'
);

select * from finish();
rollback;
