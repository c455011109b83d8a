-- Revert instance:hub_session
begin;
set local role centralcloud_owner;

do $$
begin
  if exists (select from pg_catalog.pg_foreign_server as s where s.srvname = 'hub') then
    alter server hub options (
      set options '-c statement_timeout=30000', set connect_timeout '5'
    );
  end if;
end
$$;

commit;
