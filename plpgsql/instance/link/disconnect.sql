create or replace function link.disconnect()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  if 'hub' = any (dblink.dblink_get_connections()) then
    perform dblink.dblink_disconnect('hub');
  end if;
end;
$$;

comment on function link.disconnect() is
'Closes dblink connection hub, if it is open, whatever is under way on it.';
