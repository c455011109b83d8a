begin;
\ir ../probe.sql
select plan(3);

create function probe.settled() returns timestamptz language sql as $$
  select scheduling.settled_until(scheduling.require_job('steady'))
$$;
select is(probe.settled(), '2026-01-01 12:05Z', 'it never ran: since it has its schedule');
select probe.add_run('steady', 'failed', '12:30');
select probe.add_run('steady', 'succeeded', '12:20');
select probe.add_run('steady', 'succeeded', p_trigger => 'hand');
select centralcloud.freeze_clock('2026-01-01 12:30Z');
select is(probe.settled(), '2026-01-01 12:30Z', 'the newest slot, whatever came of it');
select scheduling.set_job('steady', 'schedule', '5 * * * *')
from centralcloud.freeze_clock('2026-01-01 12:40Z');
select is(probe.settled(), '2026-01-01 12:40Z', 'a new schedule');

select * from finish();
rollback;
