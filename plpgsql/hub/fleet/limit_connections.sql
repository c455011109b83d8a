-- A role's limit is an integer; a quota that no server reaches is as good as none.
create or replace function fleet.limit_connections(p_name text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform fleet.change_login(
    p_name, p_connections => least(fleet.quota(p_name, 'max_connections'), 2147483647)::integer
  );
end;
$$;

comment on function fleet.limit_connections(text) is
'Lets the login of an instance have as many connections at once as its quota max_connections says.
Raises SC408 when its role is gone, SC904 when the caller may not change roles.';
