-- The row first: two that change one role at once would fail on the catalogue's.
create or replace function fleet.rotate(p_name text, p_password text default null)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_password text := coalesce(p_password, fleet.new_password());
begin
  perform fleet.hold(p_name);
  perform fleet.change_login(p_name, p_password => v_password);
  return v_password;
end;
$$;

comment on function fleet.rotate(text, text) is
'Gives the login of an instance a new password, p_password or a random one, and returns it: it is
stored nowhere. Connections that are open stay. Raises SC404 where there is no such instance, SC405
while an open transaction holds it, SC406 for an empty password, SC408 when its role is gone, SC904
when the caller may not change roles.';
