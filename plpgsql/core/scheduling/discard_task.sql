create or replace function scheduling.discard_task(p_task_id bigint)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_task scheduling.tasks := scheduling.require_task(p_task_id, '{dead,cancelled}');
begin
  delete from scheduling.tasks where task_id = p_task_id;
  return v_task.payload;
end;
$$;

comment on function scheduling.discard_task(bigint) is
'Removes a dead or cancelled task for good. Returns its payload. Raises SC521 for an unknown task,
SC522 where it is neither.';
