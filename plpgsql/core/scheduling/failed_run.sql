-- Who starts a job by hand sees it fail, so only what started by itself is tried again. A range of
-- one job, as in health(): for one that never ran, an equality may have all jobs' runs read.
create or replace function scheduling.failed_run(p_job scheduling.jobs)
returns setof scheduling.runs
language sql
stable
begin atomic
  with slot_run as (
    select r.*
    from scheduling.runs as r
    where (p_job).catch_up = 'all' and r.job = (p_job).name
      and r.slot = (
        select max(m.slot)
        from scheduling.runs as m
        where m.job = (p_job).name and m.slot <= centralcloud.clock()
      )
    order by r.run_id desc
    limit 1
  ),
  newest_run as (
    select r.*
    from scheduling.runs as r
    where r.job between (p_job).name and (p_job).name
      and r.state <> 'skipped' and (r.trigger <> 'hand' or r.state = 'succeeded')
    order by r.job desc, r.run_id desc
    limit 1
  )
  select r.*
  from (
    select s.* from slot_run as s
    union all
    select n.* from newest_run as n where (p_job).catch_up <> 'all' or n.slot is null
  ) as r
  where r.state in ('failed', 'crashed') and r.attempt < (p_job).max_attempts
  order by r.slot
  limit 1;
end;

comment on function scheduling.failed_run(scheduling.jobs) is
'The run of a job that is to be tried again, now or later: its newest, or with policy all that of
its newest slot, where it failed or crashed and attempts remain. No row: there is none.';
