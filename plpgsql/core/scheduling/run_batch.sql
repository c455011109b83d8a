-- The one place of `when others`: whatever a routine does wrong ends as a row, its work undone.
create or replace function scheduling.run_batch(p_run_id bigint)
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_job     scheduling.jobs;
  v_run     scheduling.runs;
  v_stats   jsonb;
  v_failure scheduling.runs;
begin
  select r.* into strict v_run from scheduling.runs as r where r.run_id = p_run_id;
  v_job := scheduling.require_job(v_run.job);
  begin
    perform scheduling.check_timeout(v_run.started_at, v_job.timeout);
    execute format('select %s()', scheduling.resolve_routine(v_job.routine, '', 'jsonb'))
    into v_stats;
    v_stats := scheduling.check_stats(v_job.routine, v_stats);
    -- What is deferred to the commit fails here, where it can be recorded.
    set constraints all immediate;
  exception
    when query_canceled or assert_failure or others then
      get stacked diagnostics
        v_failure.sqlstate = returned_sqlstate,
        v_failure.error = message_text,
        v_failure.detail = pg_exception_detail,
        v_failure.hint = pg_exception_hint,
        v_failure.context = pg_exception_context;
      if v_failure.sqlstate = '57014'
        and centralcloud.clock() >= v_run.started_at + v_job.timeout
      then
        v_failure.error := format('it took longer than its timeout of %s', v_job.timeout);
      end if;
      perform scheduling.finish_run(p_run_id, 'failed', v_run.stats, v_failure);
      raise warning 'run % of job % failed: %', p_run_id, v_job.name, v_failure.error;
      return false;
  end;

  if v_stats -> 'more' = 'true' then
    update scheduling.runs
    set stats = scheduling.add_stats(v_run.stats, v_stats)
    where run_id = p_run_id;
    return true;
  end if;
  perform scheduling.finish_run(
    p_run_id, 'succeeded', scheduling.add_stats(v_run.stats, v_stats), v_failure
  );
  return false;
end;
$$;

comment on function scheduling.run_batch(bigint) is
'Calls the routine of a claimed run once and records what it returned or how it failed; the caller
commits. Returns whether there is more to do. A failure is a warning, the run''s diagnostics and no
other trace: never an error.';
