-- Read from the catalogue: what a pg_upgrade, a restore or somebody's grant opened shows as well.
create or replace function centralcloud.open_doors()
returns table (kind text, object text, privilege text, close_with text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  with ours (oid) as (
    select n.oid
    from pg_catalog.pg_namespace as n
    where n.nspowner = 'centralcloud_owner'::pg_catalog.regrole
  ),
  -- Names of functions and tables are made for what is open alone: next to none.
  objects (kind, id, name_, acl, only_for) as (
    select 'database', null::oid, pg_catalog.quote_ident(d.datname),
      coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba)), null
    from pg_catalog.pg_database as d
    where d.datname = pg_catalog.current_database()
    union all
    -- `usage` is wanted on PostgreSQL's own schemas; pg_cron's and the ledgers are nobody's.
    select 'schema', null, pg_catalog.quote_ident(n.nspname), n.nspacl,
      case
        when n.oid in (select o.oid from ours as o) or n.nspname in ('cron', 'sqitch', 'yoyo')
          then null
        else 'CREATE'
      end
    from pg_catalog.pg_namespace as n
    union all
    select 'routine', p.oid, null,
      coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)), null
    from pg_catalog.pg_proc as p
    where p.pronamespace in (select o.oid from ours as o)
      or p.oid in (select k.oid from centralcloud.kept_functions() as k (oid))
    union all
    select case c.relkind when 'S' then 'sequence' else 'table' end, c.oid, null, c.relacl,
      null
    from pg_catalog.pg_class as c
    where c.relnamespace in (select o.oid from ours as o)
      and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    union all
    select 'column', null,
      pg_catalog.format('(%I) on table %s', a.attname, c.oid::pg_catalog.regclass), a.attacl, null
    from pg_catalog.pg_class as c
    -- By the index: the columns of all other relations are far more.
    cross join lateral (
      select a.attname, a.attacl
      from pg_catalog.pg_attribute as a
      where a.attrelid = c.oid and a.attacl is not null
      offset 0
    ) as a
    where c.relnamespace in (select o.oid from ours as o)
      and c.relkind in ('r', 'p', 'v', 'm', 'f')
    union all
    select 'foreign server', null, pg_catalog.quote_ident(s.srvname), s.srvacl, null
    from pg_catalog.pg_foreign_server as s
    union all
    select 'foreign data wrapper', null, pg_catalog.quote_ident(w.fdwname), w.fdwacl, null
    from pg_catalog.pg_foreign_data_wrapper as w
    union all
    -- What the owner makes from now on.
    select 'default privileges', null, 'of centralcloud_owner on functions',
      coalesce(
        (
          select f.defaclacl
          from pg_catalog.pg_default_acl as f
          where f.defaclrole = 'centralcloud_owner'::pg_catalog.regrole
            and f.defaclnamespace = 0
            and f.defaclobjtype = 'f'
        ),
        pg_catalog.acldefault('f', 'centralcloud_owner'::pg_catalog.regrole)
      ),
      null
  )
  select o.kind, n.object, lower(x.privilege_type),
    case o.kind
      when 'column'
        then pg_catalog.format('revoke %s %s from public', lower(x.privilege_type), n.object)
      when 'default privileges'
        then 'alter default privileges for role centralcloud_owner'
          ' revoke execute on functions from public'
      else pg_catalog.format(
        'revoke %s on %s %s from public', lower(x.privilege_type), o.kind, n.object
      )
    end
  from objects as o
  cross join lateral pg_catalog.aclexplode(o.acl) as x
  cross join lateral (
    select coalesce(
      o.name_,
      case o.kind
        when 'routine' then o.id::pg_catalog.regprocedure::text
        else o.id::pg_catalog.regclass::text
      end
    )
  ) as n (object)
  where x.grantee = 0 and x.privilege_type = coalesce(o.only_for, x.privilege_type)
  order by o.kind, n.object, x.privilege_type;
end;
$$;

comment on function centralcloud.open_doors() is
'What this database leaves open to PUBLIC, that is to every role that can log in, an instance''s
too: the database, large objects, advisory locks and pg_logical_emit_message, what is in the rooms,
in pgmq and with pg_cron, and what the owner will make. Each row has its kind, the object, the
privilege and the statement that closes it. None after an install by a superuser.';
