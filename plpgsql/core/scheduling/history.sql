-- A range of one job, as in health().
create or replace function scheduling.history(p_job text default null, p_limit integer default 20)
returns setof scheduling.runs
language plpgsql
stable
set search_path = ''
as $$
declare
  v_limit constant integer := case when p_limit < 0 then 0 else p_limit end;
begin
  if p_job is null then
    return query
    select r.* from scheduling.runs as r order by r.run_id desc limit v_limit;
    return;
  end if;

  perform scheduling.require_job(p_job);
  return query
  select r.*
  from scheduling.runs as r
  where r.job between p_job and p_job
  order by r.job desc, r.run_id desc
  limit v_limit;
end;
$$;

comment on function scheduling.history(text, integer) is
'The newest runs of a job (null: of all), newest first. Raises SC501 for an unknown job.';
