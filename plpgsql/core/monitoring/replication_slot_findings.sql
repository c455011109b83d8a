create or replace function monitoring.replication_slot_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'replication_slot', s.slot_name::text,
    case when s.wal_status in ('unreserved', 'lost') then 'error' else 'warning' end,
    format(
      'replication slot %s (%s) %s', s.slot_name, coalesce(s.plugin, s.slot_type),
      concat_ws(
        ', ',
        case s.wal_status
          when 'lost' then 'has lost WAL that its reader still needs'
          when 'unreserved' then 'is about to lose WAL that its reader still needs'
        end,
        case when u.unread then 'has no reader' end,
        case when h.wal > l.wal then 'keeps ' || pg_size_pretty(h.wal) || ' of WAL' end,
        case when h.age > l.age then format('holds back vacuum by %s transactions', h.age) end
      )
    ),
    format(
      '%s: select pg_drop_replication_slot(%L)',
      case s.wal_status
        when 'lost' then 'Nothing can be read from it any more, and its reader must start anew'
        else 'Start its reader again, or if none will come'
      end,
      s.slot_name
    )
  from pg_catalog.pg_replication_slots as s
  cross join lateral (
    select
      pg_wal_lsn_diff(monitoring.log_position(), s.restart_lsn) as wal,
      greatest(age(s.xmin), age(s.catalog_xmin)) as age
  ) as h
  cross join (
    select
      pg_size_bytes(centralcloud.setting('monitoring.held_wal')) as wal,
      centralcloud.setting('monitoring.held_transactions')::bigint as age
  ) as l
  -- A standby has slots that nobody reads until it is promoted.
  cross join lateral (select not s.active and not pg_is_in_recovery()) as u (unread)
  where s.wal_status in ('unreserved', 'lost')
    or u.unread
    or h.wal > l.wal
    or h.age > l.age;
end;
$$;

comment on function monitoring.replication_slot_findings() is
'Replication slots of the server that nobody reads, that keep more WAL than setting
monitoring.held_wal or hold back vacuum by more transactions than monitoring.held_transactions, or
whose WAL is lost (check replication_slot).';
