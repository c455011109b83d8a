create or replace function scheduling.registrations()
returns setof text
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select 'job ' || j.name from scheduling.jobs as j
  union all
  select 'task kind ' || k.kind from scheduling.task_kinds as k;
end;
$$;

comment on function scheduling.registrations() is
'The jobs and task kinds that are registered, in words, for centralcloud.current_objects().';
