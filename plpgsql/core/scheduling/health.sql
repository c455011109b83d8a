-- A range of one job, in order of job and run: with an equality the server may as well read all
-- jobs' runs backwards, which takes long for one that has not run for long.
create or replace function scheduling.health()
returns table (
  job text, state text, schedule text, after text[], last_success_at timestamptz,
  newest_state text, newest_started_at timestamptz, newest_error text, late_since timestamptz
)
language sql
stable
begin atomic
  select
    j.name,
    case
      when not j.enabled then 'paused'
      when newest.state = 'running' then 'running'
      when late.since is not null then 'late'
      when newest.state in ('failed', 'crashed') then 'failing'
      else 'ok'
    end,
    j.schedule, j.after, success.finished_at, newest.state, newest.started_at, newest.error,
    late.since
  from scheduling.jobs as j
  left join lateral (
    select r.state, r.started_at, r.error
    from scheduling.runs as r
    where r.job between j.name and j.name and r.state <> 'skipped'
    order by r.job desc, r.run_id desc
    limit 1
  ) as newest on true
  left join lateral (
    select r.finished_at
    from scheduling.runs as r
    where r.job between j.name and j.name and r.state = 'succeeded'
    order by r.job desc, r.run_id desc
    limit 1
  ) as success on true
  cross join lateral (
    select case
      when j.enabled then scheduling.late_since(j, success.finished_at, centralcloud.clock())
    end
  ) as late (since)
  order by j.name;
end;

comment on function scheduling.health() is
'Every job: its state (paused, running, late, failing or ok, the first that applies), when it last
succeeded, its newest run, and since when it has been late by late_since(), running or not.';
