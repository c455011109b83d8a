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
    where r.job = p_job
      and r.state in ('failed', 'crashed')
      and r.run_id > (
        select coalesce(max(s.run_id), 0)
        from scheduling.runs as s
        where s.job = p_job and s.state = 'succeeded'
      )
  ) as f
  join scheduling.runs as n on n.run_id = f.newest;
end;

comment on function scheduling.outage(text) is
'Since when a job has been failing (start of its first failed run after its last success), how often
it failed since, and what the newest failure said. No row while its last run succeeded.';
