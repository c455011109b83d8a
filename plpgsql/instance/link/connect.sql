-- libpq tells why a connection failed in words only, so it is by them that a refused login is told
-- from a hub that isn't there.
create or replace function link.connect()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_hub    link.hub;
  v_reason text;
begin
  select h.* into v_hub from link.hub as h;
  if not found then
    raise exception 'this database is joined to no hub'
      using errcode = 'SC306',
            detail  = 'Address, name and password of the hub are given when joining.',
            hint    = 'centralcloud instance join --hub DSN --name NAME --password-file FILE';
  end if;

  perform link.disconnect();
  perform dblink.dblink_connect('hub', 'hub');
exception
  when connection_exception or sqlstate '2F003' then
    get stacked diagnostics v_reason = pg_exception_detail;
    perform link.refuse_connection(v_hub.instance, v_reason);
end;
$$;

comment on function link.connect() is
'Opens dblink connection hub, anew where there was one. Raises SC304 where the hub can''t be
reached, SC305 where it refuses the login, SC306 where none was joined.';
