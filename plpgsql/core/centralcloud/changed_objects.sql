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
  where w.object_id is not null and (g.gained <> '{}' or g.lost <> '{}');
end;
$$;

comment on function centralcloud.changed_objects() is
'What is not as the last install left it: objects that are missing, that were edited, or whose
grants are others (gained and lost say which). What was added is not told, nor an edit where the
server was upgraded to another major since, which words definitions otherwise.';
