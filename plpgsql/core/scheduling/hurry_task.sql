create or replace function scheduling.hurry_task(p_task_id bigint)
returns void
language sql
volatile
begin atomic
  update scheduling.tasks
  set due_at = least(due_at, centralcloud.clock())
  where task_id = p_task_id and state = 'queued';
end;

comment on function scheduling.hurry_task(bigint) is
'Has a queued task not wait for its backoff: somebody says that what it failed at is mended. One
that is running, or ended, stays as it is.';
