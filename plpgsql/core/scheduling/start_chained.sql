create or replace function scheduling.start_chained(p_succeeded text[])
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_name text;
  v_job  scheduling.jobs;
begin
  for v_name in
    select j.name from scheduling.jobs as j
    where j.enabled and j.after && p_succeeded
    order by j.name
  loop
    select j.* into v_job from scheduling.jobs as j where j.name = v_name for no key update;
    perform scheduling.mark_crashed(v_name);
    if scheduling.is_chain_due(v_job)
      and not exists (
        select from scheduling.runs as r where r.job = v_name and r.state = 'running'
      )
    then
      return scheduling.start_run(v_name, 'chain');
    end if;
  end loop;
  return null;
end;
$$;

comment on function scheduling.start_chained(text[]) is
'Claims a job that follows one of p_succeeded and whose predecessors have all succeeded since it
last ran; one that is running is left to catch_up(). Returns the run''s id; null: there is none.';
