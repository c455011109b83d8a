create or replace function scheduling.redrive_task(p_task_id bigint)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_task scheduling.tasks := scheduling.require_task(p_task_id, '{dead,cancelled}');
begin
  update scheduling.tasks
  set
    state = 'queued', attempt = 0, due_at = centralcloud.clock(), finished_at = null,
    cancelled_by = null, cancel_reason = null
  where task_id = p_task_id;
  perform pg_notify('centralcloud_tasks', v_task.kind);
exception
  when unique_violation then
    raise exception 'another task % % is open already', v_task.kind, v_task.key
      using errcode = 'SC523',
            detail  = 'Of one kind and key one task is queued or running at a time.',
            hint    = format('Discard task %s, or cancel the open one first.', p_task_id);
end;
$$;

comment on function scheduling.redrive_task(bigint) is
'Queues a dead or cancelled task again, due now and with all its attempts; the error of the last
stays in it until it ends. Raises SC521 for an unknown task, SC522 where it is neither, SC523 where
another of its kind and key is open.';
