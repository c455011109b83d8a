-- Revert core:roles
-- The roles stay: they are the cluster's, and other databases may stand on them. What grants.sql
-- took from PUBLIC it gets back; `create` on schema public stays closed, as PostgreSQL has it.
begin;

alter default privileges for role centralcloud_owner grant execute on functions to public;

do $$
declare
  v_function regprocedure;
begin
  execute format(
    'revoke all on database %I'
    ' from centralcloud_owner, centralcloud_instance, centralcloud_reader',
    current_database()
  );
  execute format('grant connect, temporary on database %I to public', current_database());

  -- A superuser granted it, where one installed.
  if has_function_privilege('centralcloud_owner', 'pg_catalog.pg_hba_file_rules()', 'execute') then
    revoke execute on function pg_catalog.pg_hba_file_rules() from centralcloud_owner;
  end if;

  for v_function in
    select p.oid
    from pg_proc as p
    where p.pronamespace = 'pg_catalog'::regnamespace
      and p.proname
        ~ '^(lo_.*|loread|lowrite|pg_(try_)?advisory_.*|pg_logical_emit_message)$'
      and not exists (
        select from pg_init_privs as i where i.objoid = p.oid and i.classoid = 'pg_proc'::regclass
      )
      and p.proacl is not null
  loop
    execute format('grant execute on function %s to public', v_function);
    execute format('revoke execute on function %s from centralcloud_owner', v_function);
  end loop;
end
$$;

commit;
