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
  -- pg_cron starts a job within a minute; a slot this old was missed.
  v_on_time constant interval := interval '90 seconds';
  v_until   constant timestamptz := p_at - p_min_age;
  v_since   timestamptz;
  v_slot    timestamptz;
begin
  select greatest(max(r.slot), p_job.slots_since) into v_since
  from scheduling.runs as r
  where r.job = p_job.name;

  v_slot := case p_job.catch_up
    when 'all' then scheduling.next_slot(p_job.schedule, v_since)
    else scheduling.due_slot(p_job.schedule, v_until)
  end;
  if v_slot <= v_since or v_slot > v_until
    or (p_job.catch_up = 'skip' and v_slot <= p_at - v_on_time)
  then
    return null;
  end if;
  return v_slot;
end;
$$;

comment on function scheduling.missed_slot(scheduling.jobs, timestamptz, interval) is
'The slot of a job that should have started by p_at, is at least p_min_age old, and has no run at
all: with policy once the newest, with all the oldest, with skip one of the last 90 seconds. Null:
there is none.';
