create or replace function scheduling.oldest_kept_slot(
  p_job   scheduling.jobs,
  p_since timestamptz,
  p_at    timestamptz
)
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
declare
  v_missed_until constant timestamptz := p_at - scheduling.missed_after();
  v_oldest       constant timestamptz := scheduling.next_slot(p_job.schedule, p_since);
  v_kept         timestamptz;
begin
  -- Slots are a minute apart at least, so most often there is nothing to count.
  if v_missed_until - v_oldest < p_job.catch_up_limit * interval '1 minute' then
    return v_oldest;
  end if;

  v_kept := scheduling.due_slot(p_job.schedule, v_missed_until);
  for i in 2..p_job.catch_up_limit loop
    exit when v_kept <= v_oldest;
    v_kept := scheduling.previous_slot(p_job.schedule, v_kept);
  end loop;
  return greatest(v_kept, v_oldest);
end;
$$;

comment on function scheduling.oldest_kept_slot(scheduling.jobs, timestamptz, timestamptz) is
'Under policy all: the oldest slot after p_since that is to run; where more than catch_up_limit were
missed by p_at, the oldest of the newest that many. May lie after p_at.';
