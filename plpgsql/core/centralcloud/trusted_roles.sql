create or replace function centralcloud.trusted_roles()
returns setof text
language sql
immutable
begin atomic
  select r.role
  from (
    values
      ('centralcloud_owner'), ('centralcloud_reader'), ('pg_database_owner'),
      ('pg_execute_server_program'), ('pg_read_all_data'), ('pg_read_server_files'),
      ('pg_signal_backend'), ('pg_write_all_data'), ('pg_write_server_files')
  ) as r (role);
end;

comment on function centralcloud.trusted_roles() is
'The groups that no instance may be a member of: by them it would read, write or stop what is not
its own.';
