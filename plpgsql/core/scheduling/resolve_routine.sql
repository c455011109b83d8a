-- Names are looked up when they are called: a function may be replaced, or made after its job.
create or replace function scheduling.resolve_routine(
  p_routine   text,
  p_arguments text,
  p_returns   regtype
)
returns regproc
language plpgsql
stable
set search_path = ''
as $$
declare
  v_signature constant text := format('%s(%s)', p_routine, p_arguments);
  v_routine   regproc;
begin
  select p.oid into v_routine
  from pg_catalog.pg_proc as p
  where p.oid = to_regprocedure(v_signature)
    and p.prokind = 'f' and p.prorettype = p_returns and not p.proretset;

  if v_routine is null then
    raise exception 'there is no function % that returns %', v_signature, p_returns
      using errcode = 'SC505',
            detail  = 'A job''s routine is room.verb() returns jsonb; what finishes a task is '
                      'room.verb(payload jsonb, result jsonb) returns void.',
            hint    = 'Make the function, or register another one.';
  end if;
  return v_routine;
end;
$$;

comment on function scheduling.resolve_routine(text, text, regtype) is
'The function p_routine with arguments of the types p_arguments (such as
''jsonb, jsonb''). Raises SC505 where there is none, or it returns something other than p_returns.';
