create or replace function scheduling.find_task(p_task_id bigint)
returns setof scheduling.tasks
language sql
stable
set search_path = ''
as $$
  select t.* from scheduling.tasks as t where t.task_id = p_task_id
$$;

comment on function scheduling.find_task(bigint) is
'One task, with its payload, progress, result and error. No row: there is none of that id.';
