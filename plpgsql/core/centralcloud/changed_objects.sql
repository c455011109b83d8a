-- Definitions are worded and rights spelled out for those alone whose rows in the catalogue were
-- written since: after a restore for all, else for next to none.
create or replace function centralcloud.changed_objects()
returns table (kind text, object text, change text, gained text[], lost text[])
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  with written as materialized (
    select
      o.kind, o.object, c.object_id, o.definition, o.grants,
      o.server_major = current_setting('server_version_num')::integer / 10000 as is_comparable,
      coalesce(c.acl, c.owner_acl) as acl
    from centralcloud.objects as o
    left join centralcloud.current_objects() as c on c.kind = o.kind and c.object = o.object
    where c.stamp is distinct from o.stamp
  )
  select w.kind, w.object, 'missing', null::text[], null::text[]
  from written as w
  where w.object_id is null
  union all
  select w.kind, w.object, 'edited', null, null
  from written as w
  where w.object_id is not null and w.is_comparable
    and centralcloud.definition_of(w.kind, w.object_id) <> w.definition
  union all
  select w.kind, w.object, 'grants', g.gained, g.lost
  from written as w
  cross join lateral (
    select
      centralcloud.grants_of(w.acl) || centralcloud.column_grants_of(w.kind, w.object_id) as now_
  ) as n
  cross join lateral (
    select
      array(select unnest(n.now_) except select unnest(w.grants) order by 1),
      array(select unnest(w.grants) except select unnest(n.now_) order by 1)
  ) as g (gained, lost)
  where w.object_id is not null and (g.gained <> '{}' or g.lost <> '{}')
  union all
  select a.kind, format('%I on %s', a.name, c.oid::regclass), 'added', null, null
  from (
    select 'trigger' as kind, g.tgname, g.tgrelid
    from pg_catalog.pg_trigger as g
    join pg_catalog.pg_proc as p on p.oid = g.tgfoid
    where not g.tgisinternal and p.pronamespace is distinct from to_regnamespace('pgmq')
    union all
    select 'rule', u.rulename, u.ev_class from pg_catalog.pg_rewrite as u
    where u.rulename <> '_RETURN'
  ) as a (kind, name, relation)
  join pg_catalog.pg_class as c on c.oid = a.relation
  join pg_catalog.pg_namespace as n
    on n.oid = c.relnamespace
    and (n.nspowner = 'centralcloud_owner'::regrole or n.nspname = 'pgmq');
end;
$$;

comment on function centralcloud.changed_objects() is
'What is not as the last install left it: objects and registrations that are missing, objects that
were edited, or whose grants are others (gained and lost say which). Of what was added, triggers and
rules are told, which act when we write; pgmq''s own are not. Nor is an edit where the server was
upgraded to another major since, which words definitions otherwise.';
