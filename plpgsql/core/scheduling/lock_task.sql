create or replace function scheduling.lock_task(p_task_id bigint, p_worker text)
returns scheduling.tasks
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform from scheduling.tasks as t where t.task_id = p_task_id for update;
  return scheduling.held_task(p_task_id, p_worker);
end;
$$;

comment on function scheduling.lock_task(bigint, text) is
'The task, locked, if p_worker holds it. Raises SC510 where it does not.';
