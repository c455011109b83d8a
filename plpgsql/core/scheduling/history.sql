create or replace function scheduling.history(p_job text default null, p_limit integer default 20)
returns setof scheduling.runs
language plpgsql
stable
set search_path = ''
as $$
begin
  if p_job is not null then
    perform scheduling.require_job(p_job);
  end if;
  return query
  select r.*
  from scheduling.runs as r
  where p_job is null or r.job = p_job
  order by r.run_id desc
  limit p_limit;
end;
$$;

comment on function scheduling.history(text, integer) is
'The newest runs of a job (null: of all), newest first. Raises SC501 for an unknown job.';
