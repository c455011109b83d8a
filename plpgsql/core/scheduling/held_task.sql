create or replace function scheduling.held_task(p_task_id bigint, p_worker text)
returns scheduling.tasks
language plpgsql
stable
set search_path = ''
as $$
declare
  v_task scheduling.tasks;
begin
  select t.* into v_task from scheduling.tasks as t where t.task_id = p_task_id;

  if v_task.state = 'cancelled' then
    raise exception 'task % was cancelled by %', p_task_id,
      concat_ws(': ', v_task.cancelled_by, v_task.cancel_reason)
      using errcode = 'SC510',
            detail  = 'A worker loses a task that is cancelled.',
            hint    = 'Drop what was done for it; scheduling.redrive_task() asks for it again.';
  elsif (v_task.state = 'running' and v_task.worker = p_worker) is not true then
    raise exception 'task % is not held by worker %', p_task_id, p_worker
      using errcode = 'SC510',
            detail  = 'A worker that is silent for longer than its lease loses the task.',
            hint    = 'Drop what was done for it: another does it again. A longer lease is set by '
                      'scheduling.register_task_kind().';
  end if;
  return v_task;
end;
$$;

comment on function scheduling.held_task(bigint, text) is
'The task, if p_worker holds it. Raises SC510 where it was cancelled (by whom and why), taken over,
ended or never was.';
