create or replace function scheduling.is_cron_here()
returns boolean
language sql
stable
begin atomic
  select exists (select from pg_catalog.pg_extension as e where e.extname = 'pg_cron');
end;

comment on function scheduling.is_cron_here() is
'Whether pg_cron lives in this database, rather than in another one of the cluster or nowhere.';
