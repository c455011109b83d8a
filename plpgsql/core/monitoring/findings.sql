create or replace function monitoring.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language sql
stable
set search_path = ''
as $$
  select
    'prepared_transaction', p.gid, 'error',
    format('transaction %s has been prepared since %s', p.gid, p.prepared),
    format('commit prepared %1$L, or rollback prepared %1$L.', p.gid)
  from pg_catalog.pg_prepared_xacts as p
  where p.prepared < centralcloud.clock() - interval '1 hour'
$$;

comment on function monitoring.findings() is
'What is wrong with the server that this database is on.';
