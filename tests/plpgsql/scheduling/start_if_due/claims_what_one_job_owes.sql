begin;
\ir ../probe.sql
select plan(5);

select scheduling.register_job('other', 'probe.works', '.', '*/10 * * * *');
update scheduling.jobs set catch_up = 'all', catch_up_limit = 2 where name = 'steady';
select is(scheduling.start_if_due('steady', 'catch_up', '0'), null::bigint, 'nothing yet');
select centralcloud.freeze_clock('2026-01-01 12:45Z');
select isnt(scheduling.start_if_due('steady', 'catch_up', '0'), null::bigint, 'now it does');
select results_eq(
  'select job, slot, attempt, state from scheduling.runs order by run_id',
  $$values
    ('steady', timestamptz '2026-01-01 12:20Z', null::integer, 'skipped'),
    ('steady', '2026-01-01 12:30Z', 1, 'running')$$,
  'what is left out is said first'
);
update scheduling.runs as r set pid = a.pid, backend_start = a.backend_start
from pg_stat_activity as a
where a.backend_type = 'checkpointer' and r.state = 'running';
select is(scheduling.start_if_due('steady', 'catch_up', '0'), null::bigint, 'while it runs: no');
update scheduling.runs set pid = 2147483647 where state = 'running';
select centralcloud.freeze_clock('2026-01-01 12:46Z');
select scheduling.start_if_due('steady', 'catch_up', '0');
select is(
  (select state from scheduling.runs order by run_id desc limit 1), 'crashed',
  'one whose backend is gone is over, and its backoff begins'
);

select * from finish();
rollback;
