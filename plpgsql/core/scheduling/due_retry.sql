-- Who starts a job by hand sees it fail, so only what started by itself is tried again.
create or replace function scheduling.due_retry(p_job scheduling.jobs, p_at timestamptz)
returns table (slot timestamptz, attempt integer)
language sql
stable
begin atomic
  select r.slot, r.attempt + 1
  from (
    select r.*
    from scheduling.runs as r
    where r.job = (p_job).name
      and r.state <> 'skipped' and (r.trigger <> 'hand' or r.state = 'succeeded')
    order by r.run_id desc
    limit 1
  ) as r
  where r.state in ('failed', 'crashed')
    and r.attempt < (p_job).max_attempts
    and r.finished_at + (p_job).backoff * power(2, least(r.attempt - 1, 10)) <= p_at;
end;

comment on function scheduling.due_retry(scheduling.jobs, timestamptz) is
'What of a job is to be tried again at p_at: the slot (null: a chained run) and the attempt of its
newest run, where that failed, its backoff is over and attempts remain. No row: nothing is.';
