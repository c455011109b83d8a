begin;
\ir ../probe.sql
select plan(2);

select scheduling.disable_job('steady');
select centralcloud.freeze_clock('2026-01-01 13:00Z');
select scheduling.register_job('steady', 'probe.works', 'Works well.', '*/10 * * * *');
select results_eq(
  $$select description, enabled, slots_since from scheduling.jobs where name = 'steady'$$,
  $$values ('Works well.', false, timestamptz '2026-01-01 12:05Z')$$,
  'it stays disabled; the same schedule goes on'
);
select scheduling.register_job('steady', 'probe.works', 'Works well.', '*/5 * * * *');
select is(
  (scheduling.require_job('steady')).slots_since, '2026-01-01 13:00Z',
  'of a new schedule no slot was missed before'
);

select * from finish();
rollback;
