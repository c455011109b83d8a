begin;
\ir ../probe.sql
select plan(2);

select scheduling.register_task_kind('probe', 'Probes better.', 'probe.finish', p_priority => 3);
select results_eq(
  $$select description, on_finish, max_attempts, lease, backoff, priority
    from scheduling.task_kinds where kind = 'probe'$$,
  $$values (
    'Probes better.', 'probe.finish', 5, interval '2 minutes', interval '30 seconds', 3
  )$$,
  'what was said last holds'
);
select throws_ok(
  $$select scheduling.register_task_kind('bad', '.', 'probe.finish(); x')$$, '23514', null,
  'what finishes is room.verb'
);

select * from finish();
rollback;
