begin;
\ir ../probe.sql
select plan(4);

select scheduling.register_job('failed', 'probe.works', '.');
select scheduling.register_job('follower', 'probe.works', '.', p_after => '{failed}');
select scheduling.register_job('chained', 'probe.works', '.', p_after => '{retention}');
select scheduling.register_job('by_hand', 'probe.works', '.');
select probe.add_run('failed', 'failed', p_trigger => 'cron');
select probe.add_run('retention', 'succeeded', p_trigger => 'hand');
select bag_eq(
  $$select * from scheduling.due_starts('2026-01-01 12:12Z', '90 s')$$,
  $$values
    ('steady', timestamptz '2026-01-01 12:10Z', 1), ('failed', null, 2), ('chained', null, 1)$$,
  'a missed slot, a failed run, a job whose predecessors have succeeded'
);
select results_eq(
  $$select job from scheduling.due_starts('2026-01-01 12:12Z', '90 s', 'failed')$$, array['failed'],
  'of one job'
);
select is_empty(
  $$select job from scheduling.due_starts('2026-01-01 12:12Z', '90 s', 'by_hand')$$, 'none of this'
);
select probe.add_run('steady', 'running');
select scheduling.disable_job('chained');
select results_eq(
  $$select job from scheduling.due_starts('2026-01-01 12:12Z', '90 s')$$, array['failed'],
  'not what is running or disabled'
);

select * from finish();
rollback;
