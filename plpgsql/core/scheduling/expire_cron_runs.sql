-- pg_cron writes a row a start and never takes one away; those of other roles are not ours to take.
create or replace function scheduling.expire_cron_runs(p_limit integer)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_details regclass;
  v_count   integer;
begin
  -- Closed to us until cron_statements() opens it; looking into a closed schema is an error.
  select to_regclass('cron.job_run_details') into v_details
  from pg_catalog.pg_namespace as n
  where n.nspname = 'cron' and has_schema_privilege(n.oid, 'usage');

  if v_details is null then
    return 0;
  end if;
  execute format(
    'delete from %1$s where runid in ('
    '  select d.runid from %1$s as d'
    '  where d.username = $1 and d.start_time < $2 order by d.runid limit $3)',
    v_details
  )
  using 'centralcloud_scheduler', centralcloud.clock() - interval '30 days', p_limit;
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;

comment on function scheduling.expire_cron_runs(integer) is
'Where pg_cron lives in this database: removes up to p_limit rows that it wrote about our starts, in
any database of the cluster, more than 30 days ago. Returns how many.';
