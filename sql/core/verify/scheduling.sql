-- Verify core:scheduling
begin;

select name, schedule, after, routine, catch_up, max_attempts, backoff, timeout, enabled,
  slots_since, description
from scheduling.jobs
where false;

select run_id, job, slot, attempt, trigger, state, follows, pid, backend_start, started_at,
  finished_at, stats, sqlstate, error, detail, hint, context
from scheduling.runs
where false;

select kind, description, on_finish, max_attempts, lease, backoff
from scheduling.task_kinds
where false;

select task_id, kind, key, payload, next_payload, state, attempt, due_at, worker, lease_until,
  requested_at, started_at, finished_at, result, error, detail
from scheduling.tasks
where false;

-- Raises when one of these is missing: they keep a job from overlapping, a slot from running twice.
select
  'scheduling.runs_one_running_per_job'::regclass,
  'scheduling.runs_one_success_per_slot'::regclass,
  'scheduling.tasks_one_open_per_key'::regclass;

rollback;
