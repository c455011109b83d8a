create or replace function centralcloud.grants_of(p_acl aclitem[])
returns text[]
language sql
stable
set search_path = ''
set quote_all_identifiers = off
as $$
  select coalesce(
    array_agg(
      format(
        '%s to %s', lower(x.privilege_type), coalesce(x.grantee::regrole::text, 'public')
      )
      order by x.grantee::regrole::text, x.privilege_type
    ),
    '{}'
  )
  from (
    select x.privilege_type, nullif(x.grantee, 0) as grantee
    from aclexplode(p_acl) as x
  ) as x
$$;

comment on function centralcloud.grants_of(aclitem[]) is
'The rights of an access list in words, such as {"execute to centralcloud_reader"}, in order.';
