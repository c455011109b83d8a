begin;
\ir ../probe.sql
select plan(5);

create function probe.settled() returns timestamptz language sql as $$
  select scheduling.settled_until(scheduling.require_job('steady'))
$$;
-- A quarter past, for a while the clock was wrong by years.
select centralcloud.freeze_clock('2030-01-01 00:00Z');
select probe.add_run('steady', 'succeeded', '12:10');
insert into scheduling.runs (job, slot, attempt, trigger, state, pid, started_at, finished_at)
select 'steady', centralcloud.clock(), 1, 'catch_up', 'failed', 1, t.at, t.at
from centralcloud.clock() as t (at);
select centralcloud.freeze_clock('2026-01-01 12:25Z');
select is(probe.settled(), '2026-01-01 12:10Z', 'the newest slot until now');
select results_eq(
  $$select job, slot, attempt from scheduling.due_starts(centralcloud.clock(), '90 seconds')$$,
  $$values ('steady', timestamptz '2026-01-01 12:20Z', 1)$$, 'so the next is started, late or not'
);
select scheduling.set_job('steady', 'catch_up', 'all');
select results_eq(
  $$select job, slot, attempt from scheduling.due_starts(centralcloud.clock(), '90 seconds')$$,
  $$values ('steady', timestamptz '2026-01-01 12:20Z', 1)$$,
  'under all, too, and what failed ahead waits for its time'
);

update scheduling.jobs set slots_since = '2030-01-01' where name = 'steady';
select is(probe.settled(), '2026-01-01 12:22Z', 'a schedule that began ahead holds all the same');
select centralcloud.freeze_clock('2030-01-01 00:01Z');
select is(probe.settled(), '2030-01-01 00:00Z', 'until then');

select * from finish();
rollback;
