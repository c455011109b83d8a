-- Verify instance:hub_session
begin;

do $$
begin
  assert not exists (
    select
    from pg_catalog.pg_foreign_server as s
    cross join unnest(s.srvoptions) as o (given)
    where s.srvname = 'hub'
      and o.given ~ '^options='
      and o.given !~ 'idle_in_transaction_session_timeout=.*default_transaction_isolation='
  ), 'what an exchange leaves half-way stays open on the hub';
  assert not exists (
    select
    from pg_catalog.pg_foreign_server as s
    where s.srvname = 'hub'
      and 'connect_timeout=5' = any (s.srvoptions)
      and not exists (select from unnest(s.srvoptions) as o (given) where o.given ~ '^host=[^/@]')
  ), 'a hub behind a socket has less time to come to answer than it may take';
end
$$;

rollback;
