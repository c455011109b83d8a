begin;
\ir ../probe.sql
select plan(7);

select is_empty(
  $$select scheduling.due_retry(scheduling.require_job('steady'), centralcloud.clock())$$, 'no run'
);
select probe.add_run('steady', 'failed', '12:00');
select is_empty(
  $$select scheduling.due_retry(scheduling.require_job('steady'), '2026-01-01 12:05:59Z')$$,
  'too soon'
);
select results_eq(
  $$select * from scheduling.due_retry(scheduling.require_job('steady'), '2026-01-01 12:06:15Z')$$,
  $$values (timestamptz '2026-01-01 12:00Z', 2)$$, 'a minute later, and up to a quarter'
);
select isnt_empty(
  $$select scheduling.due_retry(scheduling.require_job('steady'), '2026-01-01 11:00Z')$$,
  'nor does it wait for an end that lies ahead, since the clock was set back'
);
select probe.add_run('steady', 'crashed', '12:00', 2);
select is_empty(
  $$select scheduling.due_retry(scheduling.require_job('steady'), '2026-01-01 12:06:59Z')$$,
  'the second time it waits two'
);
select results_eq(
  $$select * from scheduling.due_retry(scheduling.require_job('steady'), '2026-01-01 12:07:30Z')$$,
  $$values (timestamptz '2026-01-01 12:00Z', 3)$$, 'a crashed one, too'
);
select probe.add_run('steady', 'failed', '12:00', 3);
select is_empty(
  $$select scheduling.due_retry(scheduling.require_job('steady'), '2026-01-02 12:00Z')$$,
  'no fourth'
);

select * from finish();
rollback;
