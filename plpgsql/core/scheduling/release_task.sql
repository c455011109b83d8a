create or replace function scheduling.release_task(p_task_id bigint, p_worker text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_task scheduling.tasks := scheduling.lock_task(p_task_id, p_worker);
begin
  update scheduling.tasks
  set
    state = 'queued', worker = null, lease_until = null,
    -- Another payload is another task, as in queue_task().
    attempt = case when next_payload <> payload then 0 else attempt - 1 end,
    payload = coalesce(next_payload, payload), next_payload = null
  where task_id = p_task_id;
  perform pg_notify('centralcloud_tasks', v_task.kind);
end;
$$;

comment on function scheduling.release_task(bigint, text) is
'Hands a task back undone, as a worker does that is told to stop: it is due at once and the attempt
does not count. Raises SC510 where the lease is lost.';
