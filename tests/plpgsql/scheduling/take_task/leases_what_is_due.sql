begin;
\ir ../probe.sql
select plan(4);

select scheduling.request_task('probe', '{"n": 1}', 'a');
select is_empty($$select * from scheduling.take_task('w', '{other}')$$, 'not of these kinds');
select results_eq(
  $$select kind, key, payload, attempt, lease from scheduling.take_task('w', '{probe}')$$,
  $$values ('probe', 'a', '{"n": 1}'::jsonb, 1, interval '1 minute')$$, 'the task'
);
select results_eq(
  'select state, worker, lease_until, started_at from scheduling.tasks',
  $$values (
    'running', 'w', timestamptz '2026-01-01 12:06Z', timestamptz '2026-01-01 12:05Z'
  )$$,
  'is running until then'
);
select is_empty($$select * from scheduling.take_task('v')$$, 'and nobody else''s');

select * from finish();
rollback;
