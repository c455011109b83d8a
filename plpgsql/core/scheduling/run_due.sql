create or replace procedure scheduling.run_due(p_job text)
language plpgsql
as $$
declare
  v_run_id bigint;
begin
  perform scheduling.cancel_overdue();
  v_run_id := scheduling.start_due(p_job);
  commit;
  if v_run_id is not null then
    call scheduling.perform(v_run_id);
  end if;
end;
$$;

comment on procedure scheduling.run_due(text) is
'What pg_cron calls at each slot: runs the newest due slot of a job, unless that has succeeded, then
the jobs that follow it. A job that is running already is recorded as skipped. A failure is in
scheduling.runs and in the log, not an error here. Raises SC501 unknown job, SC502 disabled, SC503
no schedule. Commits, so it can''t be called inside a transaction block.';
