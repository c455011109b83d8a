create or replace function monitoring.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select f.* from monitoring.held_xmin_findings() as f
  union all
  select f.* from monitoring.prepared_transaction_findings() as f
  union all
  select f.* from monitoring.idle_transaction_findings() as f
  union all
  select f.* from monitoring.lock_wait_findings() as f
  union all
  select f.* from monitoring.replication_slot_findings() as f
  union all
  select f.* from monitoring.standby_findings() as f
  union all
  select f.* from monitoring.wraparound_findings() as f
  union all
  select f.* from monitoring.server_setting_findings() as f
  union all
  select f.* from monitoring.archiver_findings() as f
  union all
  select f.* from monitoring.connection_findings() as f
  union all
  select f.* from monitoring.notify_queue_findings() as f
  union all
  select f.* from monitoring.checksum_findings() as f
  union all
  select f.* from monitoring.table_findings() as f
  union all
  select f.* from monitoring.hba_error_findings() as f
  union all
  select f.* from monitoring.hba_open_findings() as f
  union all
  select f.* from monitoring.unseen_findings() as f;
end;
$$;

comment on function monitoring.findings() is
'What is wrong with the server that this database is on, and with its tables there.';
