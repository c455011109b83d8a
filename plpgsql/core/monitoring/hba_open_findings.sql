-- The first line that is for a login decides. md5 is not open: it checks a scram secret by scram.
create or replace function monitoring.hba_open_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  -- A line that one before takes from every instance needs no look at a thousand logins.
  with rules as materialized (
    select
      r.place, r.type, r.address, r.netmask, r.method,
      r.roles && array['all', '+centralcloud_instance']
        and r.databases && array['all', current_database()::text] as is_for_all
    from monitoring.hba_rules() as r
    where r.type is not null
  ),
  doubtful as materialized (
    select m.place
    from rules as m
    where m.method in ('trust', 'ident', 'password')
      and not exists (
        select
        from rules as e
        where e.is_for_all
          and e.place < m.place
          and (e.type = m.type or (e.type = 'host' and m.type like 'host%'))
          and monitoring.hba_covers(e.address, e.netmask, m.address, m.netmask)
      )
  ),
  logins as materialized (
    select l.role, l.place, l.line, l.type, l.address, l.netmask, l.method
    from monitoring.hba_logins() as l
    where exists (select from doubtful)
  )
  select
    'hba_open', m.line, 'error',
    format(
      '%s (%s, %s) lets %s in %s', m.line, m.type, m.method,
      case count(*)
        when 1 then 'instance ' || min(m.role::text)
        else format('%s instances, such as %s,', count(*), min(m.role::text))
      end,
      case m.method
        when 'password' then 'by a password that is sent as it is'
        else 'without a password'
      end
    ),
    format(
      'Before it: %s all +centralcloud_instance%s scram-sha-256. Then: select pg_reload_conf()',
      m.type, case when m.type <> 'local' then ' all' end
    )
  from logins as m
  where m.place in (select d.place from doubtful as d)
    and not exists (
      select
      from logins as e
      where e.role = m.role
        and e.place < m.place
        and (e.type = m.type or (e.type = 'host' and m.type like 'host%'))
        and monitoring.hba_covers(e.address, e.netmask, m.address, m.netmask)
    )
  group by m.place, m.line, m.type, m.method;
end;
$$;

comment on function monitoring.hba_open_findings() is
'Lines of pg_hba.conf by which an instance''s role gets into this database with no password, or with
one in clear text, since no line before takes its logins (check hba_open).';
