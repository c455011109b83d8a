begin;
\ir ../probe.sql
select plan(2);

select probe.add_run('steady', 'failed', '12:00');
select probe.add_run('steady', 'skipped', '12:00');
select probe.add_run('steady', 'failed', p_trigger => 'hand');
select results_eq(
  $$select slot, attempt from scheduling.due_retry(scheduling.require_job('steady'), 'infinity')$$,
  $$values (timestamptz '2026-01-01 12:00Z', 2)$$, 'not a skipped one, nor a failure by hand'
);
select probe.add_run('steady', 'succeeded', p_trigger => 'hand');
select is_empty(
  $$select scheduling.due_retry(scheduling.require_job('steady'), 'infinity')$$,
  'a success by hand settles it'
);

select * from finish();
rollback;
