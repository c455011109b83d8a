-- By run ids and not by time: what a run had seen when it started is exact under any clock. A range
-- of one job, as in health().
create or replace function scheduling.is_chain_due(p_job scheduling.jobs)
returns boolean
language sql
stable
begin atomic
  with own as (
    select r.follows
    from scheduling.runs as r
    where r.job between (p_job).name and (p_job).name and r.state <> 'skipped'
    order by r.job desc, r.run_id desc
    limit 1
  )
  select coalesce(
    bool_and(
      coalesce((newest.runs ->> f.name)::bigint, 0) > coalesce((own.follows ->> f.name)::bigint, 0)
    ),
    false
  )
  from unnest((p_job).after) as f (name)
  cross join scheduling.newest_successes((p_job).after) as newest (runs)
  left join own on true;
end;

comment on function scheduling.is_chain_due(scheduling.jobs) is
'Whether all the jobs that p_job follows have succeeded since its own last run started; false where
it follows none.';
