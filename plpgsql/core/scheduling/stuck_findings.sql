create or replace function scheduling.stuck_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'job_stuck', r.job, 'error',
    format(
      'run %s of job %s goes on since %s, past its timeout of %s', r.run_id, r.job,
      centralcloud.moment(r.started_at), j.timeout
    ),
    format('select pg_terminate_backend(%s), as a superuser; catch_up runs it again.', r.pid)
  from scheduling.runs as r
  join scheduling.jobs as j on j.name = r.job
  where r.state = 'running'
    and r.started_at + j.timeout < centralcloud.clock() - interval '5 minutes'
  union all
  select
    'job_waits_for_paused', j.name, 'notice',
    format('job %s waits for job %s, which is paused', j.name, p.name),
    format('centralcloud jobs resume %s', p.name)
  from scheduling.jobs as j
  join scheduling.jobs as p on p.name = any (j.after)
  where j.enabled and not p.enabled;
end;
$$;

comment on function scheduling.stuck_findings() is
'Runs that were not ended by their timeout, and jobs that wait for one that is paused.';
