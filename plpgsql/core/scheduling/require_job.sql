create or replace function scheduling.require_job(p_job text)
returns scheduling.jobs
language plpgsql
stable
set search_path = ''
as $$
declare
  v_job scheduling.jobs;
begin
  select j.* into v_job from scheduling.jobs as j where j.name = p_job;
  if not found then
    raise exception 'there is no job %', coalesce(p_job, 'null')
      using errcode = 'SC501',
            detail  = 'A job exists once a room has registered it.',
            hint    = 'Names are in scheduling.jobs; scheduling.register_job() adds one.';
  end if;
  return v_job;
end;
$$;

comment on function scheduling.require_job(text) is
'The job of that name. Raises SC501 where there is none.';
