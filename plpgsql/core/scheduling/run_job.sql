create or replace procedure scheduling.run_job(p_job text, inout p_run_id bigint default null)
language plpgsql
as $$
begin
  perform scheduling.read_committed();
  perform scheduling.cancel_overdue();
  commit;
  p_run_id := scheduling.start_run(p_job, 'hand');
  commit;
  if p_run_id is null then
    raise exception 'job % is running already', p_job
      using errcode = 'SC504',
            detail  = 'A job runs once at a time.',
            hint    = 'Who runs it is in scheduling.runs where state = ''running''.';
  end if;
  call scheduling.perform(p_run_id);
end;
$$;

comment on procedure scheduling.run_job(text, bigint) is
'Runs a job now, by hand, also a disabled one, then the jobs that follow it. p_run_id is its run in
scheduling.runs, which says whether it succeeded. Raises SC501 unknown job, SC504 it is running.
Commits, so it can''t be called inside a transaction block.';
