create or replace function scheduling.missed_slot(
  p_job     scheduling.jobs,
  p_at      timestamptz,
  p_min_age interval
)
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
declare
  v_until constant timestamptz := p_at - p_min_age;
  v_since constant timestamptz := scheduling.settled_until(p_job);
  v_slot  timestamptz;
begin
  v_slot := case p_job.catch_up
    when 'all' then scheduling.oldest_kept_slot(p_job, v_since, p_at)
    else scheduling.due_slot(p_job.schedule, v_until)
  end;
  if v_slot <= v_since or v_slot > v_until
    or (p_job.catch_up = 'skip' and v_slot <= p_at - scheduling.missed_after())
    or (
      p_job.catch_up = 'all'
      and exists (select from scheduling.failed_run(p_job) as r where r.slot is not null)
    )
  then
    return null;
  end if;
  return v_slot;
end;
$$;

comment on function scheduling.missed_slot(scheduling.jobs, timestamptz, interval) is
'The slot of a job that should have started by p_at, is at least p_min_age old, and has no run at
all: with policy once the newest, with all the oldest that is not left out, unless the one before is
to be tried again, with skip one of the last 90 seconds. Null: there is none.';
