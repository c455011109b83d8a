create or replace function scheduling.check_after(p_job text)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_loop text;
begin
  perform scheduling.require_job(f.name)
  from scheduling.jobs as j
  cross join unnest(j.after) as f (name)
  where j.name = p_job;

  select string_agg(p.name, ' after ') into v_loop
  from scheduling.preceding_jobs(p_job) as p
  having bool_or(p.name = p_job);
  if v_loop is not null then
    raise exception 'job % would wait for itself: %', p_job, v_loop
      using errcode = 'SC508',
            detail  = 'A job that follows others runs when those have succeeded.',
            hint    = 'Take one of them out of p_after.';
  end if;
end;
$$;

comment on function scheduling.check_after(text) is
'Raises SC501 where a job follows one that is not there, SC508 where it follows itself, also by way
of others.';
