begin;
\ir ../probe.sql
select plan(2);

select probe.add_run('steady', 'succeeded', p_at => '2026-01-01 12:00Z');
select probe.add_run('steady', 'failed', p_at => '2026-01-01 12:01Z');
select probe.add_run('steady', 'skipped', p_at => '2026-01-01 12:02Z');
select results_eq(
  $$select last_state, last_started_at, last_success_at, next_slot_at
    from scheduling.overview() where job = 'steady'$$,
  $$values (
    'failed', timestamptz '2026-01-01 12:01Z', timestamptz '2026-01-01 12:00Z',
    timestamptz '2026-01-01 12:10Z'
  )$$,
  'newest run, last success, next slot'
);
select results_eq(
  $$select enabled, next_slot_at from scheduling.overview() where job = 'retention'$$,
  $$values (false, null::timestamptz)$$, 'a disabled one has no next slot'
);

select * from finish();
rollback;
