-- revert/roles.sql, which gives them back, calls no function and says the names again.
create or replace function centralcloud.kept_functions()
returns setof regprocedure
language sql
stable
begin atomic
  select p.oid::regprocedure
  from pg_catalog.pg_proc as p
  where p.pronamespace = 'pg_catalog'::regnamespace
    and (
      p.proname like 'lo\_%' or p.proname in ('loread', 'lowrite', 'pg_logical_emit_message')
      or p.proname like 'pg\_advisory\_%' or p.proname like 'pg\_try\_advisory\_%'
    );
end;

comment on function centralcloud.kept_functions() is
'The functions of PostgreSQL that the owner keeps and PUBLIC is not to have: large objects, advisory
locks, pg_logical_emit_message.';
