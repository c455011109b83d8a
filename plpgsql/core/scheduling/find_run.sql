create or replace function scheduling.find_run(p_run_id bigint)
returns setof scheduling.runs
language sql
stable
begin atomic
  select r.* from scheduling.runs as r where r.run_id = p_run_id;
end;

comment on function scheduling.find_run(bigint) is
'The run with that id, such as run_job() gives. No row: there is none, or it was pruned.';
