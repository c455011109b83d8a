-- The first rule that matches decides. md5 is no open one: it checks a scram secret by scram.
create or replace function monitoring.hba_open_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language sql
stable
set search_path = ''
as $$
  with matched as materialized (
    select h.*, r.rolname
    from monitoring.hba_rules() as h
    join pg_catalog.pg_auth_members as m
      on m.roleid = pg_catalog.to_regrole('centralcloud_instance')
    join pg_catalog.pg_roles as r on r.oid = m.member and r.rolcanlogin
    where monitoring.hba_matches(h.databases, h.roles, r.rolname)
      and (h.type = 'local' or pg_catalog.current_setting('listen_addresses') <> '')
  )
  select
    'hba_open', m.line, 'error',
    format(
      '%s (%s, %s) lets %s in %s', m.line, m.type, m.method,
      case count(*)
        when 1 then 'instance ' || min(m.rolname::text)
        else format('%s instances, such as %s,', count(*), min(m.rolname::text))
      end,
      case m.method
        when 'password' then 'by a password that is sent as it is'
        else 'without a password'
      end
    ),
    format(
      'Before it: %s all +centralcloud_instance %s scram-sha-256. Then: select pg_reload_conf()',
      m.type, case when m.type <> 'local' then 'all' else '' end
    )
  from matched as m
  where m.method in ('trust', 'ident', 'password')
    and not exists (
      select
      from matched as e
      where e.rolname = m.rolname
        and e.place < m.place
        and (e.type = m.type or (e.type = 'host' and m.type like 'host%'))
        and monitoring.hba_covers(e.address, e.netmask, m.address, m.netmask)
    )
  group by m.place, m.line, m.type, m.method
$$;

comment on function monitoring.hba_open_findings() is
'Lines of pg_hba.conf by which an instance''s role gets into this database with no password, or with
one in clear text, since no line before takes its logins (check hba_open).';
