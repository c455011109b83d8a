create or replace function monitoring.checksum_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'checksum_failures', coalesce(d.datname::text, 'shared objects'), 'error',
    format(
      '%s pages of %s were not what was written to disk, the last at %s', d.checksum_failures,
      coalesce('database ' || d.datname, 'what databases share'),
      centralcloud.moment(d.checksum_last_failure)
    ),
    'Look at the disks, find what is damaged (pg_amcheck), restore it from a backup; then, in that'
    ' database: select pg_stat_reset()'
  from pg_catalog.pg_stat_database as d
  where d.checksum_failures > 0;
end;
$$;

comment on function monitoring.checksum_findings() is
'Databases of the server of which damaged pages were read since their statistics were reset (check
checksum_failures).';
