create or replace function scheduling.due_retry(p_job scheduling.jobs, p_at timestamptz)
returns table (slot timestamptz, attempt integer)
language sql
stable
begin atomic
  select r.slot, r.attempt + 1
  from scheduling.failed_run(p_job) as r
  where r.finished_at > p_at
    or r.finished_at
      + scheduling.retry_delay((p_job).backoff, r.attempt, format('run %s', r.run_id)) <= p_at;
end;

comment on function scheduling.due_retry(scheduling.jobs, timestamptz) is
'What of a job is to be tried again at p_at: slot (null: a chained run) and attempt, where
failed_run() says one and its retry_delay() is over, or it ended under a clock that was set back
since. No row: nothing is.';
