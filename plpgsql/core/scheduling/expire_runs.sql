-- The newest run of each state stays, whatever its age: chains, slots and `overview` read it.
create or replace function scheduling.expire_runs(p_limit integer)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now   constant timestamptz := centralcloud.clock();
  v_count integer;
begin
  delete from scheduling.runs
  where run_id in (
    select r.run_id
    from scheduling.runs as r
    where r.started_at < v_now - interval '30 days'
      and r.state <> 'running'
      and (r.state in ('succeeded', 'skipped') or r.started_at < v_now - interval '90 days')
      and exists (
        select
        from scheduling.runs as n
        where n.job = r.job and n.state = r.state and n.run_id > r.run_id
      )
    order by r.started_at
    limit p_limit
  );
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;

comment on function scheduling.expire_runs(integer) is
'Removes up to p_limit runs: successes and skipped ones after 30 days, failures after 90. Returns
how many.';
