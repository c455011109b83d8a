-- One query over rules and roles, since a hub has a thousand of these.
create or replace function monitoring.hba_logins()
returns table (
  role name, place bigint, line text, type text, address text, netmask text, method text
)
language sql
stable
set search_path = ''
as $$
  select r.rolname, h.place, h.line, h.type, h.address, h.netmask, h.method
  from monitoring.hba_rules() as h
  cross join (
    select current_database()::text, to_regrole(
      quote_ident(current_database())
    )::oid
  ) as d (name, group_of_name)
  join pg_catalog.pg_auth_members as m
    on m.roleid = to_regrole('centralcloud_instance')
  join pg_catalog.pg_roles as r
    on r.oid = m.member
    and (
      h.roles && array['all', '+centralcloud_instance', r.rolname::text]
      or exists (
        select
        from unnest(h.roles) as n (name)
        where (n.name like '/%' and r.rolname ~ substr(n.name, 2))
          or (n.name like '+%' and pg_has_role(
            r.oid, to_regrole(quote_ident(substr(n.name, 2)))::oid, 'member'
          ))
      )
    )
  where r.rolcanlogin
    and (h.type = 'local' or current_setting('listen_addresses') <> '')
    and (
      h.databases && array['all', d.name]
      or ('sameuser' = any (h.databases) and r.rolname = d.name)
      or (
        h.databases && array['samerole', 'samegroup']
        and pg_has_role(r.oid, d.group_of_name, 'member')
      )
      or exists (
        select
        from unnest(h.databases) as n (name)
        where n.name like '/%' and d.name ~ substr(n.name, 2)
      )
    )
$$;

comment on function monitoring.hba_logins() is
'Which lines of pg_hba.conf are for the login of which instance''s role to this database, an address
left aside. Of several in order of place the first decides.';
