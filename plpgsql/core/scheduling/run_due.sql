create or replace procedure scheduling.run_due(p_job text)
language plpgsql
as $$
declare
  v_run_id  bigint;
  v_is_gone boolean;
begin
  perform scheduling.read_committed();
  call scheduling.wait_turn(p_job, v_is_gone);
  if v_is_gone then
    return;
  end if;
  perform scheduling.cancel_overdue();
  commit;
  v_run_id := scheduling.start_due(p_job);
  commit;
  while v_run_id is not null loop
    call scheduling.perform(v_run_id);
    v_run_id := scheduling.start_outstanding(p_job);
    commit;
  end loop;
  -- At the end, where its failure stops no job; catch_up's own entry comes back by this.
  perform scheduling.mend_entries();
end;
$$;

comment on procedure scheduling.run_due(text) is
'What pg_cron calls at each slot: waits for this database''s turn where the job has a splay, then
runs its newest due slot, unless that has succeeded, and the jobs that follow it; with policy all
every slot that it owes, one after the other. A job that is running already is recorded as skipped
(with policy all the slot waits), one that was disabled or removed while this waited is left alone.
A failure is in scheduling.runs and in the log, not an error here. Raises SC501 unknown job, SC502
disabled, SC503 no schedule. Commits, so it can''t be called inside a transaction block.';
