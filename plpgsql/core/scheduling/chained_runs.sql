create or replace function scheduling.chained_runs(p_run_id bigint)
returns setof scheduling.runs
language sql
stable
begin atomic
  select r.*
  from scheduling.runs as r
  join scheduling.runs as b
    on r.pid = b.pid
    and r.backend_start is not distinct from b.backend_start
    and r.run_id > b.run_id
  where b.run_id = p_run_id and r.trigger = 'chain'
  order by r.run_id;
end;

comment on function scheduling.chained_runs(bigint) is
'The runs of following jobs that the session of a run started after it, in their order.';
