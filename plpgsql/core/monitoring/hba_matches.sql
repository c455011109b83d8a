create or replace function monitoring.hba_matches(
  p_databases text[],
  p_roles     text[],
  p_role      name
)
returns boolean
language sql
stable
return exists (
  select
  from unnest(p_databases) as d (name)
  where d.name in ('all', pg_catalog.current_database())
    or (d.name = 'sameuser' and p_role = pg_catalog.current_database())
    or (
      d.name in ('samerole', 'samegroup')
      and pg_catalog.pg_has_role(
        p_role,
        pg_catalog.to_regrole(pg_catalog.quote_ident(pg_catalog.current_database()))::oid,
        'member'
      )
    )
    or (d.name like '/%' and pg_catalog.current_database() ~ substr(d.name, 2))
) and exists (
  select
  from unnest(p_roles) as r (name)
  where r.name in ('all', p_role)
    or (
      r.name like '+%'
      and pg_catalog.pg_has_role(
        p_role, pg_catalog.to_regrole(pg_catalog.quote_ident(substr(r.name, 2)))::oid, 'member'
      )
    )
    or (r.name like '/%' and p_role ~ substr(r.name, 2))
);

comment on function monitoring.hba_matches(text[], text[], name) is
'Whether a rule of pg_hba.conf, with these databases and roles, is for a login of that role to this
database; the role is no superuser''s.';
