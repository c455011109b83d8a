create or replace function scheduling.late_since(
  p_job             scheduling.jobs,
  p_last_success_at timestamptz,
  p_at              timestamptz
)
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
declare
  v_since  constant timestamptz := coalesce(p_last_success_at, p_job.slots_since);
  v_newest timestamptz;
  v_before timestamptz;
begin
  if p_job.schedule is not null then
    -- Whoever succeeded since has not let two pass: looking for slots takes the longest here.
    if v_since >= p_at - scheduling.missed_after() then
      return null;
    end if;
    v_newest := scheduling.due_slot(p_job.schedule, p_at - scheduling.missed_after());
    if v_since >= v_newest then
      return null;
    end if;
    v_before := scheduling.previous_slot(p_job.schedule, v_newest);
    return case when v_since < v_before and p_job.slots_since < v_before then v_before end;
  end if;

  if scheduling.is_chain_due(p_job) then
    v_newest := scheduling.chain_due_at(p_job.after);
  end if;
  return case when v_newest < p_at - interval '15 minutes' then v_newest end;
end;
$$;

comment on function scheduling.late_since(scheduling.jobs, timestamptz, timestamptz) is
'Since when a job has been late at p_at; null: it is not. One with a schedule is late when it had no
success in two periods: two of its slots have passed since the last (or since it was enabled), the
newer long enough ago to have been started. One that only follows others is late when they all
succeeded a quarter of an hour ago and it has not started.';
