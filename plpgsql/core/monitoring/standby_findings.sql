create or replace function monitoring.standby_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'standby', concat_ws(' at ', r.application_name, host(r.client_addr)), 'warning',
    format(
      'standby %s (backend %s) %s', r.application_name, r.pid,
      concat_ws(
        ', ',
        case when h.wal > l.wal then 'is ' || pg_size_pretty(h.wal) || ' of WAL behind' end,
        case when r.replay_lag > l.lag then format('replays what is %s old', r.replay_lag) end,
        case when h.age > l.age then format('holds back vacuum by %s transactions', h.age) end
      )
    ),
    'Look at its log, its disks and, in its pg_stat_activity, at its longest query.'
  from pg_catalog.pg_stat_replication as r
  cross join lateral (
    select
      pg_wal_lsn_diff(
        monitoring.log_position(), coalesce(r.replay_lsn, r.flush_lsn, r.sent_lsn)
      ) as wal,
      age(r.backend_xmin) as age
  ) as h
  cross join (
    select
      pg_size_bytes(centralcloud.setting('monitoring.held_wal')) as wal,
      centralcloud.setting('monitoring.held_transactions')::bigint as age,
      centralcloud.setting('monitoring.standby_lag')::interval as lag
  ) as l
  where h.wal > l.wal or h.age > l.age or r.replay_lag > l.lag
  union all
  select
    'standby', 'this server', 'notice',
    'this server is a standby: it can be read, and none of its jobs runs here',
    'Jobs run at its primary. To make it one: select pg_promote()'
  where pg_is_in_recovery();
end;
$$;

comment on function monitoring.standby_findings() is
'Standbys that are behind by more than settings monitoring.held_wal or monitoring.standby_lag, or
whose feedback holds back vacuum by more than monitoring.held_transactions; a notice where this
server is a standby itself (check standby).';
