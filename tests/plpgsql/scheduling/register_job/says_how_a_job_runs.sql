begin;
\ir ../probe.sql
select plan(5);

select scheduling.register_job(
  p_name => 'full', p_routine => 'probe.works', p_description => 'All of it.',
  p_schedule => '@daily', p_after => '{steady}', p_catch_up => 'all', p_max_attempts => 7,
  p_backoff => '2 minutes', p_timeout => '3 hours'
);
select results_eq(
  $$select schedule, after, routine, catch_up, max_attempts, backoff, timeout, enabled, slots_since,
    description from scheduling.jobs where name = 'full'$$,
  $$values (
    '@daily', '{steady}'::text[], 'probe.works', 'all', 7, interval '2 minutes', interval '3 hours',
    true, timestamptz '2026-01-01 12:05Z', 'All of it.'
  )$$,
  'as it was said'
);
select results_eq(
  $$select catch_up, max_attempts, backoff, timeout from scheduling.jobs where name = 'steady'$$,
  $$values ('once', 3, interval '1 minute', interval '1 hour')$$,
  'and what holds when nothing was'
);
select throws_ok(
  $$select scheduling.register_job('Bad name', 'probe.works', '.')$$, '23514', null,
  'a name is a word'
);
select throws_ok(
  $$select scheduling.register_job('catch_up', 'probe.works', '.')$$, '23514', null,
  'pg_cron''s other entry has that name'
);
select throws_ok(
  $$select scheduling.register_job('bad', 'probe.works(); drop table t', '.')$$, '23514', null,
  'a routine is room.verb'
);

select * from finish();
rollback;
