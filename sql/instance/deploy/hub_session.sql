-- Deploy instance:hub_session
-- What link.join() asks of the hub from here on, asked of one that was joined before.
begin;
set local role centralcloud_owner;

do $$
begin
  if exists (select from pg_catalog.pg_foreign_server as s where s.srvname = 'hub') then
    alter server hub options (
      set options '-c statement_timeout=30000 -c idle_session_timeout=300000 '
                  '-c idle_in_transaction_session_timeout=300000 '
                  '-c default_transaction_isolation=read\ committed'
    );
  end if;
  -- Behind a socket.
  if exists (
    select
    from pg_catalog.pg_foreign_server as s
    where s.srvname = 'hub' and not exists (
      select from unnest(s.srvoptions) as o (given) where o.given ~ '^host=[^/@]'
    )
  ) then
    alter server hub options (set connect_timeout '30');
  end if;
end
$$;

commit;
