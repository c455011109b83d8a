-- session_user, because in a security definer function current_user is the owner. Only a superuser
-- can change it.
create or replace function fleet.caller()
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_name text;
begin
  select i.name into v_name
  from fleet.instances as i
  where i.role = session_user and i.state <> 'removed';

  if v_name is null and not pg_has_role(session_user, 'centralcloud_owner', 'member') then
    raise exception 'role % is not registered here', session_user
      using errcode = 'SC401',
            detail  = 'The hub serves its instances and members of centralcloud_owner.',
            hint    = format('Register it with `centralcloud fleet add %s`.', session_user);
  end if;
  return v_name;
end;
$$;

comment on function fleet.caller() is
'The instance that logged in; null for members of centralcloud_owner, who may act for any. Raises
SC401 for everyone else.';
