create or replace function routing.subscriber()
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_instance text := fleet.caller();
begin
  if v_instance is null then
    raise exception 'role % is no instance', session_user
      using errcode = 'SC401',
            detail  = 'Subscriptions belong to instances, and the caller is who logged in.',
            hint    = 'Log in as the instance; `centralcloud fleet add NAME` makes one.';
  end if;
  return v_instance;
end;
$$;

comment on function routing.subscriber() is
'The name of the instance that calls. Raises SC401 for every other role, the owner''s members
included.';
