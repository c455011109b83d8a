create or replace function scheduling.succeeded_job(p_run_id bigint)
returns text[]
language sql
stable
begin atomic
  select coalesce(array_agg(r.job), '{}')
  from scheduling.runs as r
  where r.run_id = p_run_id and r.state = 'succeeded';
end;

comment on function scheduling.succeeded_job(bigint) is
'The job of a run as an array of one; empty where it did not succeed.';
