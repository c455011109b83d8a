create or replace function monitoring.prepared_transaction_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'prepared_transaction', p.gid, 'error',
    format(
      'transaction %s of %s in database %s has been prepared since %s: it keeps its locks and holds'
      ' back vacuum, also over a restart',
      p.gid, p.owner, p.database, centralcloud.moment(p.prepared)
    ),
    format('In database %2$s: commit prepared %1$L, or rollback prepared %1$L', p.gid, p.database)
  from pg_catalog.pg_prepared_xacts as p
  cross join centralcloud.clock() as t (now_)
  where p.prepared < t.now_ - centralcloud.setting('monitoring.held_xmin_for')::interval;
end;
$$;

comment on function monitoring.prepared_transaction_findings() is
'Transactions of any database that were prepared longer ago than setting monitoring.held_xmin_for
and neither committed nor rolled back (check prepared_transaction).';
