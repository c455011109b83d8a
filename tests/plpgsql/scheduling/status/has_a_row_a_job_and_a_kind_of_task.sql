begin;
select plan(2);
\ir ../probe.sql

select probe.add_run('steady', 'succeeded', '12:00');
select probe.add_run('steady', 'failed', '12:00', p_attempt => 2);
update scheduling.runs set error = 'it fails' where state = 'failed';
select results_eq(
  $$select kind, state, last_success_at, next_slot_at, detail - 'started_at'
    from scheduling.status() where name = 'steady'$$,
  $$values ('job', 'failing', '2026-01-01 12:05Z'::timestamptz, '2026-01-01 12:10Z'::timestamptz,
    '{"schedule": "*/10 * * * *", "newest": "failed", "error": "it fails"}'::jsonb)$$,
  'when it last went well, and what is wrong since'
);
select scheduling.request_task('probe', '{}', 'a');
select results_eq(
  $$select state, depth, oldest_at from scheduling.status()
    where kind = 'tasks' and name = 'probe'$$,
  $$values ('ok', 1::bigint, '2026-01-01 12:05Z'::timestamptz)$$, 'and one a kind of task'
);

select * from finish();
rollback;
