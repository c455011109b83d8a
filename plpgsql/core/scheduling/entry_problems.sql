create or replace function scheduling.entry_problems()
returns table (entry text, problem text, hint text)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_table regclass;
begin
  return query select null::text, p.problem, p.hint from scheduling.cron_problems() as p;

  select c.oid into v_table
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where n.nspname = 'cron' and c.relname = 'job'
    and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select');
  -- Row security hides the scheduler's entries from others: they would all seem lost.
  if v_table is null
    or (current_user <> 'centralcloud_scheduler' and row_security_active(v_table))
  then
    return;
  end if;

  return query execute format(
    'select * from scheduling.compare_entries('
    'array(select to_jsonb(j) from %s as j'
    ' where starts_with(j.jobname::text, $1)))', v_table
  )
  using scheduling.entry_prefix();
end;
$$;

comment on function scheduling.entry_problems() is
'What is wrong with pg_cron''s entries for this database, and with its settings (entry is null),
each with what to do. Of the entries it tells where pg_cron lives in this database, to a superuser
and the scheduler; elsewhere its silence is what shows that they are lost. Raises nothing.';
