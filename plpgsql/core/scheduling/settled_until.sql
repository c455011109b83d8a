create or replace function scheduling.settled_until(p_job scheduling.jobs)
returns timestamptz
language sql
stable
begin atomic
  select greatest(max(r.slot), (p_job).slots_since)
  from scheduling.runs as r
  where r.job = (p_job).name;
end;

comment on function scheduling.settled_until(scheduling.jobs) is
'The moment up to which no slot of a job was missed: its newest slot that has a run, or when its
schedule began to hold.';
