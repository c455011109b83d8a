create or replace function centralcloud.grants_of(p_acl aclitem[], p_relation oid default null)
returns text[]
language sql
stable
set search_path = ''
set quote_all_identifiers = off
as $$
  select coalesce(array_agg(g.right_ || ' to ' || g.who order by g.who, g.right_), '{}')
  from (
    select
      concat_ws(' ', lower(x.privilege_type), '(' || quote_ident(l.attname) || ')'),
      coalesce(nullif(x.grantee, 0)::regrole::text, 'public')
    from (
      select null::name, p_acl
      union all
      select a.attname, a.attacl
      from pg_catalog.pg_attribute as a
      where a.attrelid = p_relation and a.attacl is not null and not a.attisdropped
    ) as l (attname, acl)
    cross join lateral aclexplode(l.acl) as x
  ) as g (right_, who)
$$;

comment on function centralcloud.grants_of(aclitem[], oid) is
'The rights of an access list in words, such as {"execute to centralcloud_reader"}, in order; of a
table or view also those on single columns, such as {"select (name) to centralcloud_reader"}.';
