-- What scram_secret() leaves to the server is hashed as scram whatever its default: md5 is of no
-- use over dblink.
create or replace function fleet.create_login(p_name text, p_password text)
returns void
language plpgsql
volatile
set search_path = ''
set password_encryption = 'scram-sha-256'
as $$
begin
  execute format(
    'create role %I login password %L in role centralcloud_instance',
    p_name, fleet.scram_secret(p_password)
  );
exception
  when duplicate_object or unique_violation then
    raise exception 'there is a role % already', p_name
      using errcode = 'SC402',
            detail  = 'An instance logs in as a role of its own name, and a role belongs to '
                      'the whole cluster.',
            hint    = 'Choose another name, or drop that role if nothing uses it.';
  when insufficient_privilege then
    raise exception 'role % may not create roles', current_user
      using errcode = 'SC904',
            detail  = 'Adding an instance makes a login role in centralcloud_instance.',
            hint    = 'Connect as a superuser.';
end;
$$;

comment on function fleet.create_login(text, text) is
'Makes the login role p_name, a member of centralcloud_instance. Raises SC402 when there is such a
role, SC406 when the password is empty, SC904 when the caller may not create roles.';
