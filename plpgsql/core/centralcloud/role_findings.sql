-- Roles are the cluster's, and no install recorded them: they are held against what deploy made.
create or replace function centralcloud.role_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'role', w.role, f.severity, format(f.finding, w.role, current_database(), m.roles),
    format(f.hint, w.role, current_database(), m.roles)
  from (
    values
      ('centralcloud_owner', false), ('centralcloud_scheduler', true),
      ('centralcloud_worker', true), ('centralcloud_instance', false),
      ('centralcloud_reader', false)
  ) as w (role, logs_in)
  left join pg_catalog.pg_roles as r on r.rolname = w.role
  left join lateral (
    select string_agg(quote_ident(g.rolname), ', ' order by g.rolname) as roles
    from pg_catalog.pg_roles as g
    where w.role = 'centralcloud_instance' and pg_has_role(r.oid, g.oid, 'member')
      and g.rolname in (select t.role from centralcloud.trusted_roles() as t (role))
  ) as m on true
  cross join lateral (
    values
      (
        r.oid is null, 'error', 'role %I is gone', 'create role %I, then `centralcloud upgrade`'
      ),
      (
        w.logs_in and not r.rolcanlogin, 'warning', 'role %I can''t log in', 'alter role %I login'
      ),
      (
        w.logs_in and not pg_has_role(r.oid, 'centralcloud_owner', 'usage'), 'error',
        'role %I is not of centralcloud_owner any more: what it runs may do nothing',
        'grant centralcloud_owner to %I'
      ),
      (
        not w.logs_in and r.rolcanlogin, 'warning', 'role %I, which is nobody''s, can log in',
        'alter role %I nologin'
      ),
      (
        not w.logs_in and (
          r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls
        ),
        'error', 'role %I may do more than it is for',
        'alter role %I nosuperuser nocreaterole nocreatedb noreplication nobypassrls'
      ),
      (
        m.roles is not null, 'error', 'every instance may do what %3$s may: role %1$I does',
        'revoke %3$s from %1$I'
      ),
      (
        not w.logs_in and not has_database_privilege(r.oid, current_database(), 'connect'),
        'error', 'role %I may not connect to database %I', 'grant connect on database %2$I to %1$I'
      ),
      (
        w.role = 'centralcloud_instance'
        and has_database_privilege(r.oid, current_database(), 'temporary')
        and not has_database_privilege('public', current_database(), 'temporary'),
        'error', 'instances may make temporary tables in database %2$I, which no quota counts',
        'revoke temporary on database %2$I from %1$I'
      )
  ) as f (is_so, severity, finding, hint)
  where f.is_so;
end;
$$;

comment on function centralcloud.role_findings() is
'Roles of CentralCloud''s own that are gone, can''t do what they are for, or can do more than
that.';
