create or replace function scheduling.start_next(p_trigger text, p_min_age interval)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_job    text;
  v_run_id bigint;
begin
  for v_job in
    select d.job from scheduling.due_starts(centralcloud.clock(), p_min_age) as d
  loop
    v_run_id := scheduling.start_if_due(v_job, p_trigger, p_min_age);
    exit when v_run_id is not null;
  end loop;
  return v_run_id;
end;
$$;

comment on function scheduling.start_next(text, interval) is
'Claims the first of what due_starts() says is to be started now. Returns the run''s id; null where
nothing is due.';
