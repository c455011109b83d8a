begin;
\ir ../probe.sql
select plan(2);

select scheduling.register_job('second', 'probe.works', '.', p_after => '{steady}');
create temporary table first_run as select probe.add_run('steady', 'succeeded') as run_id;
create temporary table claimed as select scheduling.start_run('second', 'hand') as run_id;
select results_eq(
  $$select job, slot, attempt, trigger, state, pid, backend_start, started_at, follows
    from scheduling.runs natural join claimed$$,
  $$select 'second', null::timestamptz, 1, 'hand', 'running', pg_backend_pid(),
    scheduling.own_backend_start(), timestamptz '2026-01-01 12:05Z',
    jsonb_build_object('steady', run_id) from first_run$$,
  'a running run of its own backend, which knows what it follows'
);
select is(
  (probe.error_of($$select scheduling.start_run('none', 'hand')$$))[1], 'SC501', 'an unknown job'
);

select * from finish();
rollback;
