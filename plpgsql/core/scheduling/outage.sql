-- A range of one job, as in health().
create or replace function scheduling.outage(p_job text)
returns table (
  failing_since timestamptz,
  failures      bigint,
  sqlstate      text,
  error         text,
  detail        text,
  hint          text
)
language sql
stable
begin atomic
  select f.failing_since, f.failures, n.sqlstate, n.error, n.detail, n.hint
  from (
    select min(r.started_at) as failing_since, count(*) as failures, max(r.run_id) as newest
    from scheduling.runs as r
    where (r.job, r.run_id) > (
        p_job,
        coalesce((scheduling.newest_successes(array[p_job]) ->> p_job)::bigint, 0)
      )
      and r.job <= p_job
      and r.state in ('failed', 'crashed')
  ) as f
  join scheduling.runs as n on n.run_id = f.newest;
end;

comment on function scheduling.outage(text) is
'Since when a job has been failing (start of its first failed run after its last success), how often
it failed since, and what the newest failure said. No row while its last run succeeded.';
