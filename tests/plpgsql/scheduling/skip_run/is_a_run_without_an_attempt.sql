begin;
\ir ../probe.sql
select plan(2);

select scheduling.skip_run('steady', 'cron', '2026-01-01 12:00Z');
select results_eq(
  'select slot, attempt, trigger, state, started_at, finished_at, error from scheduling.runs',
  $$values (
    timestamptz '2026-01-01 12:00Z', null::integer, 'cron', 'skipped',
    timestamptz '2026-01-01 12:05Z', timestamptz '2026-01-01 12:05Z', 'the job was running already'
  )$$,
  'it began and ended now'
);
select scheduling.skip_run('steady', 'hand');
select is((select slot from scheduling.runs where trigger = 'hand'), null, 'by hand: none');

select * from finish();
rollback;
