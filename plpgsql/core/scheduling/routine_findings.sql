create or replace function scheduling.routine_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'routine_missing', w.routine, 'error',
    format('%s calls %s, and there is no such function that returns %s', w.who, w.call, w.returns),
    '`centralcloud upgrade` makes the functions of the package; drop what registers another.'
  from (
    select format('job %s', j.name), j.routine, format('%s()', j.routine), 'jsonb'
    from scheduling.jobs as j
    union all
    select
      format('task kind %s', k.kind), k.on_finish, format('%s(jsonb, jsonb)', k.on_finish), 'void'
    from scheduling.task_kinds as k
    where k.on_finish is not null
  ) as w (who, routine, call, returns)
  where not exists (
    select
    from pg_catalog.pg_proc as p
    where p.oid = to_regprocedure(w.call) and p.prokind = 'f' and not p.proretset
      and p.prorettype = w.returns::regtype
  );
end;
$$;

comment on function scheduling.routine_findings() is
'Jobs and task kinds whose registered function is not there, or of another shape.';
