begin;
\ir ../probe.sql
select plan(9);

select centralcloud.change_setting('scheduling.clock', 'cron');
select centralcloud.freeze_clock('2026-01-01 13:00Z');
select scheduling.set_job('steady', setting, value)
from (values
  ('schedule', '@daily'), ('catch_up', 'all'), ('catch_up_limit', '7'), ('max_attempts', '9'),
  ('backoff', '5 min'), ('timeout', '1 day'), ('splay', '20')
) as v (setting, value);
create view probe.settings as
select schedule, catch_up, catch_up_limit, max_attempts, backoff, timeout, splay, slots_since
from scheduling.jobs where name = 'steady';
create temporary table chosen as select * from probe.settings;
select results_eq(
  'table chosen',
  $$values (
    '@daily', 'all', 7, 9, interval '5 minutes', interval '1 day', interval '20 seconds',
    timestamptz '2026-01-01 13:00Z'
  )$$,
  'each setting; the new schedule has missed nothing'
);
select centralcloud.freeze_clock('2026-01-01 14:00Z');
select scheduling.register_job(
  'steady', 'probe.works', 'Works.', '*/5 * * * *', p_catch_up => 'skip', p_timeout => '2 hours'
);
select scheduling.spread_job('steady', '40 seconds');
select results_eq('table probe.settings', 'table chosen', 'an install changes none');
select is(
  (select schedule from scheduling.cron_entries where name like '%:steady'), '0 0 * * *',
  'pg_cron is to go by it'
);

select scheduling.set_job('steady', setting, null)
from unnest('{schedule,catch_up,catch_up_limit,max_attempts,backoff,timeout,splay}'::text[])
  as u (setting);
select results_eq(
  'table probe.settings',
  $$values (
    '*/5 * * * *', 'skip', 100, 3, interval '1 minute', interval '2 hours', interval '40 seconds',
    timestamptz '2026-01-01 14:00Z'
  )$$,
  'null: as its room said it last'
);
select is((scheduling.require_job('steady')).chosen, '{}', 'nothing is chosen any more');
select scheduling.set_job('steady', 'schedule', '*/5 * * * *')
from centralcloud.freeze_clock('2026-01-01 15:00Z');
select is(
  (select slots_since from probe.settings), '2026-01-01 14:00Z', 'the same schedule goes on'
);

select scheduling.register_job('by_hand', 'probe.works', '.');
select scheduling.set_job('by_hand', 'schedule', '0 3 * * *');
select scheduling.register_job('by_hand', 'probe.works', '.');
select is(
  (scheduling.require_job('by_hand')).schedule, '0 3 * * *', 'one without a schedule gets one'
);
select scheduling.set_job('by_hand', 'schedule', null);
select is((scheduling.require_job('by_hand')).schedule, null, 'and has none again');
set intervalstyle = 'sql_standard';
select scheduling.set_job('by_hand', 'timeout', '1 day 2:00');
select scheduling.register_job('by_hand', 'probe.works', '.', p_backoff => '36 hours');
select results_eq(
  $$select timeout, backoff from scheduling.jobs where name = 'by_hand'$$,
  $$values (interval '26 hours', interval '36 hours')$$, 'however a session writes intervals'
);

select * from finish();
rollback;
