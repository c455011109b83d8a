create or replace function scheduling.due_starts(
  p_at      timestamptz,
  p_min_age interval,
  p_job     text default null
)
returns table (job text, slot timestamptz, attempt integer)
language sql
stable
begin atomic
  select
    j.name, coalesce(missed.slot, retry.slot) as due,
    case when missed.slot is null then coalesce(retry.attempt, 1) else 1 end
  from scheduling.jobs as j
  cross join lateral (
    select case when j.schedule is not null then scheduling.missed_slot(j, p_at, p_min_age) end
    -- Worked out once, and not wherever it is named.
    offset 0
  ) as missed (slot)
  left join lateral scheduling.due_retry(j, p_at) as retry on true
  where j.enabled
    and (p_job is null or j.name = p_job)
    and not exists (
      select from scheduling.runs as r where r.job = j.name and r.state = 'running'
    )
    and (
      missed.slot is not null or retry.attempt is not null or scheduling.is_chain_due(j)
    )
  -- Many late slots of one job hold up no chain.
  order by due nulls first, j.name;
end;

comment on function scheduling.due_starts(timestamptz, interval, text) is
'What should be started at p_at and is not running, one row a job (p_job: that one alone), in the
order it should be: a slot at least p_min_age old that nothing started, a failed run whose backoff
is over, a job whose predecessors have all succeeded.';
