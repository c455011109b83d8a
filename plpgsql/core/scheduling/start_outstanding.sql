create or replace function scheduling.start_outstanding(p_job text)
returns bigint
language sql
volatile
begin atomic
  select scheduling.start_if_due(j.name, 'cron', interval '0')
  from scheduling.jobs as j
  where j.name = p_job and j.catch_up = 'all';
end;

comment on function scheduling.start_outstanding(text) is
'Claims for run_due() the oldest slot that a job with policy all still owes, and that may start
now. Returns the run''s id; null where there is none, or the policy is another.';
