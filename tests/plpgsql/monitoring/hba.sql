-- A pg_hba.conf in a table, and two instances. What is on the disk is the session's.
create table hba (
  place bigint generated always as identity, type text, databases text, roles text, address text,
  netmask text, method text, error text
);
create or replace function monitoring.hba_rules()
returns table (
  place bigint, line text, type text, databases text[], roles text[], address text, netmask text,
  method text, error text
)
language sql stable
as $$
  select place, 'line ' || place, type, string_to_array(databases, ','),
    string_to_array(roles, ','), address, netmask, method, error
  from public.hba
$$;
create role "guest-a" login in role centralcloud_instance;
create role "guest-b" login in role centralcloud_instance;
create role "guest-c" login;
