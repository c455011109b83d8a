create or replace function scheduling.cancel_task(p_task_id bigint, p_reason text default null)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform scheduling.require_task(p_task_id, '{queued,running}');

  update scheduling.tasks
  set
    state = 'cancelled', finished_at = centralcloud.clock(), cancelled_by = session_user,
    cancel_reason = p_reason, worker = null, lease_until = null,
    payload = coalesce(next_payload, payload), next_payload = null
  where task_id = p_task_id;
  perform pg_notify('centralcloud_cancelled', p_task_id::text);
end;
$$;

comment on function scheduling.cancel_task(bigint, text) is
'Ends a queued or running task, and what was asked for while it ran. A worker that has it hears of
it at commit (notify centralcloud_cancelled), is refused whatever it says of the task, and takes its
work back. Raises SC521 for an unknown task, SC522 where it ended already.';
