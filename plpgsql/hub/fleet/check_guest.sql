-- A role of another hub in the same cluster is a member of the same group.
create or replace function fleet.check_guest()
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if not pg_has_role(session_user, 'centralcloud_reader', 'member') then
    perform fleet.caller();
  end if;
end;
$$;

comment on function fleet.check_guest() is
'Passes readers, members of the owner and the instances of this hub. Raises SC401 for everyone
else.';
