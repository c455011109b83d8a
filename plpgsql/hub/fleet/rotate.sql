-- The row first: two that change one role at once would fail on the catalogue's.
create or replace function fleet.rotate(p_name text, p_password text default null)
returns text
language plpgsql
volatile
set search_path = ''
set password_encryption = 'scram-sha-256'
as $$
declare
  v_password text := coalesce(p_password, fleet.new_password());
begin
  perform fleet.hold(p_name);
  execute format('alter role %I password %L', p_name, fleet.scram_secret(v_password));
  return v_password;
exception
  when insufficient_privilege then
    raise exception 'role % may not change passwords', current_user
      using errcode = 'SC904',
            detail  = 'An instance''s password is that of its login role.',
            hint    = 'Connect as a superuser.';
end;
$$;

comment on function fleet.rotate(text, text) is
'Gives the login of an instance a new password, p_password or a random one, and returns it: it is
stored nowhere. Connections that are open stay. Raises SC404 where there is no such instance, SC405
while an open transaction holds it, SC406 for an empty password, SC904 when the caller may not
change roles.';
