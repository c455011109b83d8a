create or replace function scheduling.start_due(p_job text)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_job        scheduling.jobs := scheduling.require_job(p_job);
  v_is_running boolean;
  v_slot       timestamptz;
  v_attempt    integer;
begin
  if not v_job.enabled then
    raise exception 'job % is disabled', p_job
      using errcode = 'SC502',
            detail  = concat_ws(
              ' ', 'A disabled job starts by hand alone.', 'Why it is: ' || v_job.disabled_reason
            ),
            hint    = 'scheduling.enable_job() enables it; scheduling.sync_jobs() tells pg_cron.';
  end if;
  if v_job.schedule is null then
    raise exception 'job % has no schedule', p_job
      using errcode = 'SC503',
            detail  = 'run_due() runs the newest slot of a schedule.',
            hint    = 'Run it by hand: call scheduling.run_job(...).';
  end if;
  if v_job.catch_up = 'all' then
    return scheduling.start_outstanding(p_job);
  end if;

  perform from scheduling.jobs where name = p_job for no key update;
  perform scheduling.mark_crashed(p_job);
  -- A run that goes on may succeed at any moment; with none, and the lock, its slots stay as seen.
  v_is_running := exists (
    select from scheduling.runs as r where r.job = p_job and r.state = 'running'
  );
  v_slot := scheduling.due_slot(v_job.schedule, centralcloud.clock());
  select max(r.attempt) + 1 into v_attempt
  from scheduling.runs as r
  where r.job = p_job and r.slot = v_slot and r.attempt is not null
  having bool_or(r.state = 'succeeded') is not true;

  if not found then
    return null;
  end if;
  if v_is_running then
    perform scheduling.skip_run(p_job, 'cron', v_slot);
    return null;
  end if;
  return scheduling.start_run(p_job, 'cron', v_slot, coalesce(v_attempt, 1));
end;
$$;

comment on function scheduling.start_due(text) is
'Claims the newest slot of a job''s schedule, with policy all the oldest that it owes. Returns the
run''s id; null where that slot has succeeded, with policy all none may start now, or the job is
running, which is recorded as a skipped run (with policy all the slot waits instead). Raises SC501
unknown job, SC502 disabled, SC503 no schedule.';
