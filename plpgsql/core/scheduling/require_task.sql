create or replace function scheduling.require_task(p_task_id bigint, p_states text[])
returns scheduling.tasks
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_task scheduling.tasks;
begin
  select t.* into v_task
  from scheduling.tasks as t
  where t.task_id = p_task_id
  for update;

  if not found then
    raise exception 'there is no task %', coalesce(p_task_id::text, 'null')
      using errcode = 'SC521',
            detail  = 'Done tasks are kept for 30 days, dead and cancelled ones for 90.',
            hint    = 'Those there are: select * from scheduling.list_tasks().';
  elsif v_task.state <> all (p_states) then
    raise exception 'task % is %', p_task_id, v_task.state
      using errcode = 'SC522',
            detail  = format('It would have to be %s.', array_to_string(p_states, ' or ')),
            hint    = 'Cancel what is queued or running; redrive or discard what is dead or '
                      'cancelled.';
  end if;
  return v_task;
end;
$$;

comment on function scheduling.require_task(bigint, text[]) is
'The task, locked, if it is in one of p_states. Raises SC521 for an unknown task, SC522 for one in
another state.';
