begin;
\ir ../probe.sql
select plan(3);

select is(scheduling.start_next('catch_up', '90 s'), null::bigint, 'nothing is');
select centralcloud.freeze_clock('2026-01-01 12:12Z');
create temporary table claimed as select scheduling.start_next('catch_up', '90 s') as run_id;
select results_eq(
  $$select job, slot, attempt, trigger, state from scheduling.runs natural join claimed$$,
  $$values ('steady', timestamptz '2026-01-01 12:10Z', 1, 'catch_up', 'running')$$, 'a missed slot'
);
select is(scheduling.start_next('catch_up', '90 s'), null::bigint, 'it is running now');

select * from finish();
rollback;
