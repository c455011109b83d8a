create or replace function scheduling.require_task_kind(p_kind text)
returns scheduling.task_kinds
language plpgsql
stable
set search_path = ''
as $$
declare
  v_kind scheduling.task_kinds;
begin
  select k.* into v_kind from scheduling.task_kinds as k where k.kind = p_kind;
  if not found then
    raise exception 'there is no task kind %', coalesce(p_kind, 'null')
      using errcode = 'SC509',
            detail  = 'A kind exists once a room has registered it.',
            hint    = 'Kinds are in scheduling.task_kinds; register_task_kind() adds one.';
  end if;
  return v_kind;
end;
$$;

comment on function scheduling.require_task_kind(text) is
'The task kind of that name. Raises SC509 where there is none.';
