create or replace function fleet.calling_instance()
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_name text := fleet.caller();
begin
  if v_name is null then
    raise exception 'role % is no instance', session_user
      using errcode = 'SC401',
            detail  = 'What belongs to an instance is for the role that it logs in as.',
            hint    = 'Log in as the instance; `centralcloud fleet add NAME` makes one.';
  end if;
  return v_name;
end;
$$;

comment on function fleet.calling_instance() is
'The instance that logged in. Raises SC401 for every other role, members of centralcloud_owner
included.';
