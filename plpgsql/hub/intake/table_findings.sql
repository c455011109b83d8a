-- pgmq's functions go by the rights of their caller: by them alone nobody gets at anything.
create or replace function intake.table_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'queue_missing', t.type, 'error',
    format('the tables of work queue %s are not there: what is sent to it is refused', t.type),
    format(
      'select pgmq.create(%L), as centralcloud_owner; what it held is in a backup or lost.', t.type
    )
  from intake.message_types as t
  where t.has_queue and not intake.has_tables(t.type)
  union all
  select
    'queue_unlogged', c.relname::text, 'error',
    format('table pgmq.%s is unlogged: a crash of the server empties it', c.relname),
    format('alter table pgmq.%I set logged;', c.relname)
  from intake.message_types as t
  join pg_catalog.pg_class as c
    on c.oid in (
      to_regclass(format('pgmq.%I', 'q_' || t.type)), to_regclass(format('pgmq.%I', 'a_' || t.type))
    )
  where t.has_queue and c.relpersistence = 'u'
  union all
  select
    'queue_open', n.object, 'error', format('role %s has %s on %s', g.role, g.rights, n.object),
    format('revoke all on %s from %s', n.object, g.role)
  from (
    select 'schema' as kind, n.oid, n.nspacl as acl
    from pg_catalog.pg_namespace as n
    where n.nspname = 'pgmq'
    union all
    select case c.relkind when 'S' then 'sequence' else 'table' end, c.oid, c.relacl
    from pg_catalog.pg_class as c
    where c.relnamespace = to_regnamespace('pgmq') and c.relacl is not null
  ) as o
  cross join lateral (
    select
      x.grantee::regrole::text, string_agg(lower(x.privilege_type), ', ' order by x.privilege_type)
    from aclexplode(o.acl) as x
    where x.grantee = 'centralcloud_instance'::regrole
      or exists (
        select
        from pg_catalog.pg_auth_members as m
        where m.member = x.grantee and m.roleid = 'centralcloud_instance'::regrole
      )
    group by x.grantee
  ) as g (role, rights)
  cross join lateral (
    select concat_ws(
      ' ', o.kind,
      case o.kind
        when 'schema' then o.oid::regnamespace::text
        else o.oid::regclass::text
      end
    )
  ) as n (object);
end;
$$;

comment on function intake.table_findings() is
'Work queues whose tables are gone, or would not survive a crash, and what of pgmq an instance may
use past intake.send().';
