begin;
\ir ../probe.sql
select plan(4);

select scheduling.register_job('second', 'probe.works', '.', p_after => '{steady}');
select scheduling.register_job('other', 'probe.works', '.', p_after => '{retention}');
select probe.add_run('retention', 'succeeded');
select is(scheduling.start_chained('{steady}'), null::bigint, 'what it follows has not succeeded');
select probe.add_run('steady', 'succeeded');
create temporary table claimed as select scheduling.start_chained('{steady}') as run_id;
select results_eq(
  $$select job, slot, trigger, state from scheduling.runs natural join claimed$$,
  $$values ('second', null::timestamptz, 'chain', 'running')$$, 'it has'
);
update scheduling.runs set pid = a.pid, backend_start = a.backend_start
from pg_stat_activity as a
where a.backend_type = 'checkpointer';
select probe.add_run('steady', 'succeeded');
select is(scheduling.start_chained('{steady}'), null::bigint, 'while it runs it is left alone');
select is_empty($$select from scheduling.runs where state = 'skipped'$$, 'not skipped');

select * from finish();
rollback;
