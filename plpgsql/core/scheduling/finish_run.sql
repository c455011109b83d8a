-- A cancel that comes as the routine ends would leave the run running: take it, and say it again.
create or replace function scheduling.finish_run(
  p_run_id  bigint,
  p_state   text,
  p_stats   jsonb,
  p_failure scheduling.runs
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  loop
    begin
      update scheduling.runs
      set
        state = p_state, stats = p_stats, finished_at = centralcloud.clock(),
        sqlstate = p_failure.sqlstate, error = p_failure.error,
        detail = nullif(p_failure.detail, ''), hint = nullif(p_failure.hint, ''),
        context = nullif(p_failure.context, '')
      where run_id = p_run_id;
      return;
    exception
      when query_canceled then
        raise debug 'run % was cancelled as it ended', p_run_id;
    end;
  end loop;
end;
$$;

comment on function scheduling.finish_run(bigint, text, jsonb, scheduling.runs) is
'Records how a run ended: succeeded or failed, its stats, the diagnostics of p_failure.';
