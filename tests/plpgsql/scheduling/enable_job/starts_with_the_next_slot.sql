begin;
\ir ../probe.sql
select plan(3);

select scheduling.disable_job('steady');
select centralcloud.freeze_clock('2026-01-01 13:05Z');
select scheduling.enable_job('steady');
select results_eq(
  $$select enabled, slots_since from scheduling.jobs where name = 'steady'$$,
  $$values (true, timestamptz '2026-01-01 13:05Z')$$, 'what passed was not missed'
);
select centralcloud.freeze_clock('2026-01-01 14:05Z');
select scheduling.enable_job('steady');
select is(
  (scheduling.require_job('steady')).slots_since, '2026-01-01 13:05Z', 'enabled already: no change'
);
select is((probe.error_of($$select scheduling.enable_job('none')$$))[1], 'SC501', 'an unknown one');

select * from finish();
rollback;
