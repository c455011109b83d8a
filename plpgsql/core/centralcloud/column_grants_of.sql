create or replace function centralcloud.column_grants_of(p_kind text, p_object_id oid)
returns text[]
language sql
stable
set search_path = ''
set quote_all_identifiers = off
as $$
  select coalesce(
    array_agg(
      format(
        '%s (%I) to %s', lower(x.privilege_type), a.attname,
        coalesce(nullif(x.grantee, 0)::regrole::text, 'public')
      )
      order by a.attname, x.grantee::regrole::text, x.privilege_type
    ),
    '{}'
  )
  from pg_catalog.pg_attribute as a
  cross join lateral aclexplode(a.attacl) as x
  where p_kind in ('table', 'view') and a.attrelid = p_object_id and not a.attisdropped
$$;

comment on function centralcloud.column_grants_of(text, oid) is
'The rights on single columns of a table or view of current_objects() in words, such as
{"select (name) to centralcloud_reader"}, in order; none of other kinds.';
