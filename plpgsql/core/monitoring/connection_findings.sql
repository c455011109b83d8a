create or replace function monitoring.connection_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'connections', 'server', 'warning',
    format(
      '%s of %s connections are taken, most of them by role %s; the last %s are for superusers',
      c.taken, l.most, c.role, l.reserved
    ),
    'Who they are: select usename, state, count(*) from pg_stat_activity group by 1, 2. To have'
    ' more: alter system set max_connections, and a restart.'
  from (
    select count(*) as taken, mode() within group (order by a.usename) as role
    from pg_catalog.pg_stat_activity as a
    where a.backend_type = 'client backend'
  ) as c
  cross join (
    select
      current_setting('max_connections')::integer as most,
      current_setting('superuser_reserved_connections')::integer as reserved
  ) as l
  where c.taken > l.most * centralcloud.setting('monitoring.connections_share')::float8;
end;
$$;

comment on function monitoring.connection_findings() is
'Whether more of max_connections are taken than setting monitoring.connections_share (check
connections).';
