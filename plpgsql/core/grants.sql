-- Every grant of this bundle on one screen. PUBLIC has nothing; the scheduler and the worker are
-- members of the owner and need no line here.

-- What PostgreSQL leaves open to PUBLIC is closed, as whoever installs; open_doors() tells what is
-- not. Large objects and pg_logical_emit_message write past every quota, and with an advisory lock
-- (75474063 is sqitch's) one login stops an upgrade: the owner alone keeps them.
-- Left open: usage on schema public, on languages and on types, which give nothing to those who may
-- create nothing; pg_export_snapshot, which an open transaction equals; notify, which has no grant.
reset role;
do $$
declare
  v_function regprocedure;
  v_schema name;
  v_right text;
begin
  if not pg_has_role((select d.datdba from pg_database as d where d.datname = current_database()),
    'usage')
  then
    raise notice 'database % stays as it is to PUBLIC', current_database()
      using detail = format('%s does not own it.', current_user),
            hint   = 'Its owner or a superuser applies plpgsql/core/grants.sql again.';
  else
    execute format('revoke connect, temporary on database %I from public', current_database());
    execute format('grant create on database %I to centralcloud_owner', current_database());
    execute format('grant temporary on database %I to centralcloud_owner', current_database());
    execute format('grant connect on database %I to centralcloud_owner', current_database());
    execute format('grant connect on database %I to centralcloud_instance', current_database());
    execute format('grant connect on database %I to centralcloud_reader', current_database());
    if has_schema_privilege('public', to_regnamespace('public')::oid, 'create') then
      revoke create on schema public from public;
    end if;
  end if;

  for v_function in
    select k.oid
    from centralcloud.kept_functions() as k (oid)
    -- What initdb closed, such as lo_export, is nobody's.
    where not exists (
        select from pg_init_privs as i where i.objoid = k.oid and i.classoid = 'pg_proc'::regclass
      )
      and (
        has_function_privilege('public', k.oid, 'execute')
        or not has_function_privilege('centralcloud_owner', k.oid, 'execute')
      )
  loop
    if not pg_has_role((select p.proowner from pg_proc as p where p.oid = v_function), 'usage') then
      raise notice 'large objects and advisory locks stay open to PUBLIC'
        using detail = format('%s is no superuser.', current_user),
              hint   = 'A superuser applies plpgsql/core/grants.sql again.';
      exit;
    end if;
    execute format('revoke execute on function %s from public', v_function);
    execute format('grant execute on function %s to centralcloud_owner', v_function);
  end loop;

  -- By these doctor() sees the server. Memberships are the cluster's and stay, as the roles do.
  for v_right in select m.missing from monitoring.missing_rights() as m loop
    if not (select r.rolsuper from pg_roles as r where r.rolname = current_user) then
      raise notice 'doctor can''t examine all of the server'
        using detail = format('%s is no superuser.', current_user),
              hint   = 'A superuser applies plpgsql/core/grants.sql again.';
      exit;
    end if;
    execute format('grant %s to centralcloud_owner', v_right);
  end loop;

  -- A restore without the dump's grants leaves every function to PUBLIC.
  for v_schema in
    select n.nspname
    from pg_namespace as n
    where n.nspowner = 'centralcloud_owner'::regrole
      and exists (
        select
        from (
          select n.nspacl
          union all
          select coalesce(p.proacl, acldefault('f', p.proowner))
          from pg_proc as p where p.pronamespace = n.oid
          union all
          select c.relacl from pg_class as c where c.relnamespace = n.oid
          union all
          select a.attacl
          from pg_attribute as a
          join pg_class as c on c.oid = a.attrelid
          where c.relnamespace = n.oid
        ) as l (acl)
        cross join lateral aclexplode(l.acl) as x
        where x.grantee = 0
      )
  loop
    execute format('revoke all on schema %I from public', v_schema);
    execute format('revoke all on all routines in schema %I from public', v_schema);
    execute format('revoke all on all tables in schema %I from public', v_schema);
    execute format('revoke all on all sequences in schema %I from public', v_schema);
  end loop;
end
$$;
set local role centralcloud_owner;
alter default privileges for role centralcloud_owner revoke execute on functions from public;

-- centralcloud

-- scheduling

-- monitoring
grant usage on schema monitoring to centralcloud_reader;
grant execute on function monitoring.collect_status() to centralcloud_reader;
grant select on table monitoring.status to centralcloud_reader;
grant execute on function monitoring.doctor() to centralcloud_reader;
grant execute on function monitoring.metrics() to centralcloud_reader;
