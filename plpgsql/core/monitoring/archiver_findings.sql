create or replace function monitoring.archiver_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'wal_archiver', 'archiver', 'error',
    format(
      'WAL has not been archived since %s: %s failed at %s. It is kept until the disk is full, and'
      ' no backup can go beyond it',
      coalesce(centralcloud.moment(a.last_archived_time), 'ever'), a.last_failed_wal,
      centralcloud.moment(a.last_failed_time)
    ),
    'The server''s log has what archive_command said; is the archive full, or out of reach?'
  from pg_catalog.pg_stat_archiver as a
  where a.last_failed_time > coalesce(a.last_archived_time, '-infinity')
    and current_setting('archive_mode') <> 'off';
end;
$$;

comment on function monitoring.archiver_findings() is
'Whether the last attempt to archive WAL failed (check wal_archiver).';
