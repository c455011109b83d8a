-- Who waited here would wait for whoever holds the lock, who is mending already.
create or replace function scheduling.mend_entries()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  if current_user <> 'centralcloud_scheduler'
    or not exists (
      select
      from pg_catalog.pg_proc as p
      join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
      where n.nspname = 'cron' and p.proname = 'schedule_in_database'
        and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute')
    )
    or not pg_try_advisory_xact_lock(hashtext(scheduling.entry_prefix()))
  then
    return;
  end if;
  execute scheduling.mend_statement();
end;
$$;

comment on function scheduling.mend_entries() is
'Where pg_cron lives in this database, puts back what was deleted or changed of its entries, as the
scheduler, whom each start of a job makes call it. For others, or elsewhere, it does nothing.';
