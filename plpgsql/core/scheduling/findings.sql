create or replace function scheduling.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select f.* from scheduling.clock_findings() as f
  union all
  select f.* from scheduling.job_findings() as f
  union all
  select f.* from scheduling.stuck_findings() as f
  union all
  select f.* from scheduling.routine_findings() as f
  union all
  select f.* from scheduling.task_findings() as f
  union all
  select 'cron_entry', coalesce(p.entry, 'pg_cron'), 'error', p.problem, p.hint
  from scheduling.entry_problems() as p;
end;
$$;

comment on function scheduling.findings() is
'What is wrong with the clock, pg_cron, the jobs and the tasks.';
