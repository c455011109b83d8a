-- pg_locks, which stops every backend for a moment, is read only where one waits.
create or replace function monitoring.lock_wait_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language sql
stable
set search_path = ''
as $$
  select
    'lock_wait', format('backend %s', a.pid), 'warning',
    format(
      'backend %s (role %s) has waited since %s for %s on %s, which %s hold: %s',
      a.pid, a.usename, l.waitstart, l.mode,
      coalesce(l.relation::pg_catalog.regclass::text, l.locktype), b.pids, left(a.query, 100)
    ),
    format(
      'Who they are: select * from pg_stat_activity where pid = any (%L); to end one:'
      ' select pg_terminate_backend(%s)',
      b.pids, b.pids[1]
    )
  from pg_catalog.pg_stat_activity as a
  cross join centralcloud.clock() as t (now_)
  cross join lateral (
    select w.waitstart, w.mode, w.locktype, w.relation
    from pg_catalog.pg_locks as w
    where w.pid = a.pid and not w.granted
    limit 1
  ) as l
  cross join lateral pg_catalog.pg_blocking_pids(a.pid) as b (pids)
  where a.datname = pg_catalog.current_database()
    and a.wait_event_type = 'Lock'
    and l.waitstart < t.now_ - centralcloud.setting('monitoring.lock_wait_for')::interval
    and cardinality(b.pids) > 0
$$;

comment on function monitoring.lock_wait_findings() is
'Backends of this database that have waited for a lock for longer than setting
monitoring.lock_wait_for, and who holds it (check lock_wait).';
