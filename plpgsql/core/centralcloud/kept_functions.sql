-- revert/roles.sql, which gives them back, calls no function and says the names again.
create or replace function centralcloud.kept_functions()
returns setof regprocedure
language sql
stable
begin atomic
  select p.oid::regprocedure
  from pg_catalog.pg_proc as p
  where p.pronamespace = 'pg_catalog'::regnamespace
    and p.proname ~ '^(lo_.*|loread|lowrite|pg_(try_)?advisory_.*|pg_logical_emit_message)$';
end;

comment on function centralcloud.kept_functions() is
'The functions of PostgreSQL that the owner keeps and PUBLIC is not to have: large objects, advisory
locks, pg_logical_emit_message.';
