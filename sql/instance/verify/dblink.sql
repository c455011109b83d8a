-- Verify instance:dblink
begin;
do $$
begin
  assert has_schema_privilege('centralcloud_owner', 'dblink', 'usage'),
    'the owner may not use schema dblink';
  assert has_function_privilege(
    'centralcloud_owner', 'dblink.dblink_send_query(text, text)', 'execute'
  ), 'the owner may not send a query';
  assert not has_function_privilege(
    'centralcloud_owner', 'dblink.dblink_connect_u(text, text)', 'execute'
  ), 'the owner may connect without a password';
  assert not has_schema_privilege('centralcloud_instance', 'dblink', 'usage'),
    'PUBLIC may use schema dblink';
  assert has_foreign_data_wrapper_privilege('centralcloud_owner', 'postgres_fdw', 'usage'),
    'the owner may not make a server of postgres_fdw';
end
$$;
rollback;
