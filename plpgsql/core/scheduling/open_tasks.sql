-- No SQL-standard body: it would hold on to the columns that the table had.
create or replace function scheduling.open_tasks(p_kind text default null)
returns setof scheduling.tasks
language sql
stable
set search_path = ''
as $$
  select t.*
  from scheduling.tasks as t
  where t.state in ('queued', 'running') and (p_kind is null or t.kind = p_kind)
  order by t.task_id
$$;

comment on function scheduling.open_tasks(text) is
'The tasks of a kind (null: of all) that are not done: queued, waiting for another try with the
error of the last in them, or running; in order of request.';
