begin;
\ir ../probe.sql
select plan(4);

select probe.add_run('steady', 'running');
select is(
  scheduling.start_run('steady', 'cron', '2026-01-01 12:00Z'), null::bigint, 'it claims nothing'
);
select results_eq(
  $$select slot, attempt, trigger, state, finished_at, error from scheduling.runs
    where state <> 'running'$$,
  $$values (
    timestamptz '2026-01-01 12:00Z', null::integer, 'cron', 'skipped',
    timestamptz '2026-01-01 12:05Z', 'the job was running already'
  )$$,
  'which is no attempt'
);
update scheduling.runs set pid = 2147483647 where state = 'running';
select isnt(scheduling.start_run('steady', 'cron'), null, 'a crashed one is in nobody''s way');
select throws_ok(
  $$select probe.add_run('steady', 'running')$$, '23505', null, 'and no code can start a second'
);

select * from finish();
rollback;
