begin;
\ir ../probe.sql
select plan(3);

update scheduling.jobs set catch_up = 'all' where name = 'steady';
select centralcloud.freeze_clock('2026-01-01 12:30Z');
select probe.add_run('steady', 'failed', '12:10');
select is(scheduling.start_due('steady'), null::bigint, 'none before the failed one');
select centralcloud.freeze_clock('2026-01-01 12:32Z');
select scheduling.start_due('steady');
select results_eq(
  $$select slot, attempt from scheduling.runs where state = 'running'$$,
  $$values (timestamptz '2026-01-01 12:10Z', 2)$$, 'which is now'
);
update scheduling.runs as r set pid = a.pid, backend_start = a.backend_start
from pg_stat_activity as a
where a.backend_type = 'checkpointer' and r.state = 'running';
select scheduling.start_due('steady');
select is_empty(
  $$select from scheduling.runs where state = 'skipped'$$, 'while it runs the others wait'
);

select * from finish();
rollback;
