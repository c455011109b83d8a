-- Noon and five minutes, no job but those of the test, and routines to run.
select centralcloud.freeze_clock('2026-01-01 12:05Z');
update scheduling.jobs set enabled = false;

create schema probe;

create function probe.works() returns jsonb language sql as $$ select '{"rows": 2}'::jsonb $$;

create function probe.fails() returns jsonb language plpgsql as $$
begin
  raise exception 'it fails' using errcode = 'SC999', detail = 'a rule', hint = 'an action';
end $$;

-- A run of a job as it could stand there; a running one is the checkpointer's, which is alive.
create function probe.add_run(
  p_job     text,
  p_state   text,
  p_slot    text default null,
  p_attempt integer default 1,
  p_trigger text default 'cron',
  p_follows jsonb default '{}',
  p_at      timestamptz default centralcloud.clock()
)
returns bigint language sql as $$
  insert into scheduling.runs (
    job, slot, attempt, trigger, state, follows, pid, backend_start, started_at, finished_at
  )
  select
    p_job, ('2026-01-01 ' || p_slot || 'Z')::timestamptz,
    case when p_state <> 'skipped' then p_attempt end, p_trigger, p_state, p_follows, a.pid,
    a.backend_start, p_at, case when p_state <> 'running' then p_at end
  from pg_stat_activity as a
  where a.backend_type = 'checkpointer'
  returning run_id
$$;

-- The error of a statement, as sqlstate, message, detail and hint.
create function probe.error_of(p_statement text) returns text[] language plpgsql as $$
declare
  v_detail text;
  v_hint   text;
begin
  execute p_statement;
  return null;
exception
  when sqlstate 'SC501' or sqlstate 'SC502' or sqlstate 'SC503' or sqlstate 'SC505'
    or sqlstate 'SC506' or sqlstate 'SC507' or sqlstate 'SC508' or sqlstate 'SC509'
    or sqlstate 'SC510' or sqlstate 'SC511' or sqlstate 'SC521' or sqlstate 'SC522'
    or sqlstate 'SC523' or sqlstate 'SC524'
  then
    get stacked diagnostics v_detail = pg_exception_detail, v_hint = pg_exception_hint;
    return array[sqlstate, sqlerrm, v_detail, v_hint];
end $$;

select scheduling.register_job('steady', 'probe.works', 'Works.', '*/10 * * * *');
select scheduling.register_task_kind(
  'probe', 'Probes.', p_max_attempts => 2, p_lease => '1 minute', p_backoff => '30 seconds'
);
