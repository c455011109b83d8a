create or replace function fleet.admit(
  p_name     text,
  p_owner    text default null,
  p_password text default null
)
returns text
language sql
volatile
return case
  when fleet.is_member(p_name) then fleet.rotate(p_name, p_password)
  else fleet.add(p_name => p_name, p_owner => p_owner, p_password => p_password)
end;

comment on function fleet.admit(text, text, text) is
'Lets an instance in, whether or not it is registered: adds it as fleet.add() does, or gives the one
that is there a new password and leaves its owner alone. Returns the password.';
