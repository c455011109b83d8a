create or replace function scheduling.held_task(p_task_id bigint, p_worker text)
returns scheduling.tasks
language plpgsql
stable
set search_path = ''
as $$
declare
  v_task scheduling.tasks;
begin
  select t.* into v_task
  from scheduling.tasks as t
  where t.task_id = p_task_id and t.state = 'running' and t.worker = p_worker;

  if not found then
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
'The task, if p_worker holds it. Raises SC510 where it was taken over, ended or never was.';
