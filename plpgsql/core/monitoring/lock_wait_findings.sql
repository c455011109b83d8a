-- pg_locks, which stops every backend for a moment, is read only where one waits for long. No
-- statement is shown: there may be a password in it.
create or replace function monitoring.lock_wait_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'lock_wait', format('backend %s', a.pid), 'warning',
    format(
      'backend %s (role %s) has waited since %s for %s on %s, behind %s',
      a.pid, a.usename, centralcloud.moment(l.waitstart), l.mode,
      coalesce(l.relation::pg_catalog.regclass::text, 'a lock of type ' || l.locktype),
      coalesce('backend ' || b.pid, 'a prepared transaction')
    ),
    coalesce(
      'It is in pg_stat_activity. To end it: select pg_terminate_backend(' || b.pid || ')',
      'Commit it or roll it back: it is in pg_prepared_xacts.'
    )
  from pg_catalog.pg_stat_activity as a
  cross join (
    select centralcloud.clock() - centralcloud.setting('monitoring.lock_wait_for')::interval
  ) as t (since)
  cross join lateral (
    select w.waitstart, w.mode, w.locktype, w.relation
    from pg_catalog.pg_locks as w
    where w.pid = a.pid and not w.granted
    limit 1
  ) as l
  cross join lateral unnest((pg_blocking_pids(a.pid))[1:1]) as f (pid)
  -- 0 is a prepared transaction.
  cross join lateral nullif(f.pid, 0) as b (pid)
  where a.datname = current_database()
    and a.wait_event_type = 'Lock'
    and a.query_start < t.since
    and l.waitstart < t.since;
end;
$$;

comment on function monitoring.lock_wait_findings() is
'Backends of this database that have waited for a lock for longer than setting
monitoring.lock_wait_for, and who holds it (check lock_wait).';
