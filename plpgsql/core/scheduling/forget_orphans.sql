create or replace function scheduling.forget_orphans()
returns setof text
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_kinds constant text[] := array(
    select k.kind
    from scheduling.task_kinds as k
    where to_regprocedure(k.on_finish || '(jsonb, jsonb)') is null and k.on_finish is not null
  );
begin
  return query
  with gone as (
    delete from scheduling.jobs as j
    where to_regprocedure(j.routine || '()') is null
    returning j.name
  )
  select format('job %s', g.name) from gone as g order by g.name;

  delete from scheduling.tasks where kind = any (v_kinds);
  delete from scheduling.task_kinds where kind = any (v_kinds);
  return query
  select format('task kind %s', k.kind) from unnest(v_kinds) as k (kind) order by k.kind;
end;
$$;

comment on function scheduling.forget_orphans() is
'Removes, after functions were taken away, the jobs and the task kinds whose routine is not there,
with their runs and tasks; the next install registers what comes back. Returns what they were.';
