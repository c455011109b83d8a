create or replace function fleet.change_login(
  p_name        text,
  p_password    text default null,
  p_connections integer default null
)
returns void
language plpgsql
volatile
set search_path = ''
set password_encryption = 'scram-sha-256'
as $$
begin
  execute format('alter role %I', p_name)
    || case
      when p_password is not null then format(' password %L', fleet.scram_secret(p_password))
      else ''
    end
    || coalesce(' connection limit ' || p_connections, '');
exception
  when undefined_object then
    raise exception 'role % of instance % is gone', p_name, p_name
      using errcode = 'SC408',
            detail  = 'An instance logs in as a role of its own name; somebody dropped it.',
            hint    = format(
              'create role %1$I login in role centralcloud_instance, then centralcloud fleet '
              'rotate %1$I; or centralcloud fleet remove %1$I', p_name
            );
  when insufficient_privilege then
    raise exception 'role % may not change roles', current_user
      using errcode = 'SC904',
            detail  = 'Password and connections of an instance are those of its login role.',
            hint    = 'Connect as a superuser.';
end;
$$;

comment on function fleet.change_login(text, text, integer) is
'Gives the login role of an instance a password, or a limit of connections; null: it keeps its own.
Raises SC406 for an empty password, SC408 when the role is gone, SC904 when the caller may not
change roles.';
