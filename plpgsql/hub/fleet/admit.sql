create or replace function fleet.admit(
  p_name     text,
  p_owner    text default null,
  p_password text default null
)
returns text
language plpgsql
volatile
set search_path = ''
set password_encryption = 'scram-sha-256'
as $$
declare
  v_password text := coalesce(p_password, fleet.new_password());
begin
  if not exists (select from fleet.names() as n (name) where n.name = p_name) then
    return fleet.add(p_name => p_name, p_owner => p_owner, p_password => v_password);
  end if;
  execute format('alter role %I password %L', p_name, v_password);
  return v_password;
end;
$$;

comment on function fleet.admit(text, text, text) is
'Lets an instance in, whether or not it is registered: adds it as fleet.add() does, or gives the one
that is there a new password and leaves its owner alone. Returns the password.';
