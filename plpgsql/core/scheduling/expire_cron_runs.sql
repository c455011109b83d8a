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
  -- No index is on its times, but runs are numbered as they start: the oldest are enough.
  -- A start that failed has no time, so it is as old as the next that has one.
  execute format(
    'with oldest as ('
    '  select d.runid, d.start_time from %1$s as d where d.username = $1'
    '  order by d.runid limit $3'
    '), dated as ('
    '  select o.runid, coalesce(o.start_time,'
    '    min(o.start_time) over (order by o.runid desc rows unbounded preceding),'
    '    (select d.start_time from %1$s as d'
    '     where d.username = $1 and d.runid > (select max(l.runid) from oldest as l)'
    '     and d.start_time is not null order by d.runid limit 1)) as at'
    '  from oldest as o'
    ') delete from %1$s'
    ' where runid = any (array(select a.runid from dated as a where a.at < $2))', v_details
  )
  using 'centralcloud_scheduler', centralcloud.clock() - interval '30 days', p_limit;
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;

comment on function scheduling.expire_cron_runs(integer) is
'Where pg_cron lives in this database: removes up to p_limit rows that it wrote about our starts, in
any database of the cluster, more than 30 days ago. Returns how many.';
