create or replace function link.drop_server()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform link.disconnect();
  if exists (select from pg_catalog.pg_foreign_server as s where s.srvname = 'hub') then
    drop server hub cascade;
  end if;
end;
$$;

comment on function link.drop_server() is
'Drops foreign server hub with its user mapping, if it is there, and hangs up.';
