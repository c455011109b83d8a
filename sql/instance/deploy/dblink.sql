-- Deploy instance:dblink
-- dblink is an untrusted extension: a superuser creates it, then the owner may call what the link
-- needs. dblink_connect_u is not among it: every connection goes by a user mapping's password.
begin;

create schema dblink;
comment on schema dblink is
'The extensions dblink and postgres_fdw: the wire to the hub, for the owner alone.';

create extension dblink schema dblink;
create extension postgres_fdw schema dblink;

revoke execute on all functions in schema dblink from public;
grant usage on schema dblink to centralcloud_owner;
grant execute on function
  dblink.dblink_connect(text, text),
  dblink.dblink_disconnect(text),
  dblink.dblink_get_connections(),
  dblink.dblink_send_query(text, text),
  dblink.dblink_is_busy(text),
  dblink.dblink_get_result(text),
  dblink.dblink_get_result(text, boolean),
  dblink.dblink_cancel_query(text)
  to centralcloud_owner;
grant usage on foreign data wrapper postgres_fdw to centralcloud_owner;

commit;
