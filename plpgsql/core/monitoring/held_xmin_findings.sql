-- Sessions of other databases hold back the shared catalogs alone. VACUUM's own snapshot holds
-- nothing; a walsender's is in replication_slot_findings() and standby_findings().
create or replace function monitoring.held_xmin_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'held_xmin', format('backend %s', a.pid), 'warning',
    format(
      'backend %s (role %s, application %s, %s) has kept a transaction open since %s: no row'
      ' version that it may see can go',
      a.pid, a.usename, coalesce(nullif(a.application_name, ''), '-'),
      coalesce(a.state, a.backend_type), centralcloud.moment(a.xact_start)
    ),
    format('Let it end, or: select pg_terminate_backend(%s)', a.pid)
  from pg_catalog.pg_stat_activity as a
  cross join centralcloud.clock() as t (now_)
  where a.xact_start < t.now_ - centralcloud.setting('monitoring.held_xmin_for')::interval
    and a.datname = current_database()
    and (a.backend_xid is not null or a.backend_xmin is not null)
    and a.pid <> pg_backend_pid()
    and a.pid not in (select v.pid from pg_catalog.pg_stat_progress_vacuum as v);
end;
$$;

comment on function monitoring.held_xmin_findings() is
'Backends whose open transaction, older than setting monitoring.held_xmin_for, keeps vacuum from
removing rows of this database (check held_xmin).';
