create or replace function monitoring.log_position()
returns pg_lsn
language sql
stable
return case when pg_is_in_recovery() then pg_last_wal_replay_lsn()
  else pg_current_wal_lsn()
end;

comment on function monitoring.log_position() is
'How far the server''s WAL goes; on a standby, how far it was replayed.';
