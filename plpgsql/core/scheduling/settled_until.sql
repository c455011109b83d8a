-- What lies ahead was written under a clock that was set back since: it settles nothing before it.
create or replace function scheduling.settled_until(p_job scheduling.jobs)
returns timestamptz
language sql
stable
begin atomic
  select greatest(
    (
      select max(r.slot)
      from scheduling.runs as r
      where r.job = (p_job).name and r.slot <= c.now_at
    ),
    case
      when (p_job).slots_since <= c.now_at then (p_job).slots_since
      else c.now_at - 2 * scheduling.missed_after()
    end
  )
  from centralcloud.clock() as c (now_at);
end;

comment on function scheduling.settled_until(scheduling.jobs) is
'The moment up to which no slot of a job was missed: its newest slot until now that has a run, or
when its schedule began to hold. Where that lies ahead, since the clock was set back, slots count as
missed as soon as they may.';
