-- pgmq's schema is the owner's too, where pgmq is no extension; its queues come and go. No trigger
-- is ours: changed_objects() tells those of others.
create or replace function centralcloud.current_objects()
returns table (
  kind text, object text, stamp text, object_id oid, acl aclitem[], owner_acl aclitem[]
)
language plpgsql
stable
set search_path = ''
set quote_all_identifiers = off
as $$
declare
  v_rooms constant oid[] := array(
    select n.oid
    from pg_catalog.pg_namespace as n
    where n.nspowner = 'centralcloud_owner'::regrole and n.nspname <> 'pgmq'
  );
  v_registrations regprocedure;
begin
  return query
  select
    'schema', quote_ident(n.nspname), n.xmin::text, n.oid, n.nspacl, acldefault('n', n.nspowner)
  from pg_catalog.pg_namespace as n
  where n.oid = any (v_rooms)
  union all
  select
    'routine', p.oid::regprocedure::text, p.xmin::text, p.oid, p.proacl,
    acldefault('f', p.proowner)
  from pg_catalog.pg_proc as p
  where p.pronamespace = any (v_rooms)
  union all
  select
    case c.relkind when 'v' then 'view' else 'table' end, c.oid::regclass::text,
    concat_ws(
      '/', c.xmin, w.xmin,
      (
        select sum(a.xmin::text::bigint)
        from pg_catalog.pg_attribute as a
        where a.attrelid = c.oid and a.attnum > 0
      )
    ),
    c.oid, c.relacl, acldefault('r', c.relowner)
  from pg_catalog.pg_class as c
  left join pg_catalog.pg_rewrite as w on w.ev_class = c.oid and c.relkind = 'v'
  where c.relnamespace = any (v_rooms) and c.relkind in ('r', 'p', 'v')
  union all
  select
    'sequence', c.oid::regclass::text, concat_ws('/', c.xmin, s.xmin), c.oid, c.relacl,
    acldefault('s', c.relowner)
  from pg_catalog.pg_sequence as s
  join pg_catalog.pg_class as c on c.oid = s.seqrelid
  where c.relnamespace = any (v_rooms)
  union all
  select 'index', i.indexrelid::regclass::text, concat_ws('/', c.xmin, i.xmin), c.oid, null, null
  from pg_catalog.pg_index as i
  join pg_catalog.pg_class as c on c.oid = i.indexrelid
  where c.relnamespace = any (v_rooms)
  union all
  select
    'constraint', format('%s on %s', quote_ident(k.conname), k.conrelid::regclass),
    concat_ws('/', k.xmin, g.stamps), k.oid, null, null
  from pg_catalog.pg_constraint as k
  left join (
    select g.tgconstraint, sum(g.xmin::text::bigint) as stamps
    from pg_catalog.pg_trigger as g
    group by g.tgconstraint
  ) as g on g.tgconstraint = k.oid
  where k.connamespace = any (v_rooms) and k.conrelid <> 0
    and k.contype in ('c', 'f', 'u', 'p', 'x');

  for v_registrations in
    select p.oid
    from pg_catalog.pg_proc as p
    join pg_catalog.pg_namespace as n
      on n.oid = p.pronamespace and n.nspowner = 'centralcloud_owner'::regrole
    where p.proname = 'registrations' and p.pronargs = 0
  loop
    return query execute format(
      'select ''registration'', f.name, '''', null::oid, null::aclitem[], null::aclitem[]'
      ' from %s as f (name)',
      v_registrations
    );
  end loop;
end;
$$;

comment on function centralcloud.current_objects() is
'Everything in the rooms now: kind and name, what changes whenever it does (stamp), its oid, its
rights and those it would have without any grant. Constraints are those of tables. What a room says
by its function registrations() is of kind registration, and has a name alone.';
