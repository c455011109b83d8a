create or replace function scheduling.start_if_due(
  p_job     text,
  p_trigger text,
  p_min_age interval
)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_due record;
begin
  -- Another session may have started it before the lock is ours.
  perform from scheduling.jobs where name = p_job for no key update;
  perform scheduling.mark_crashed(p_job);

  select d.slot, d.attempt into v_due
  from scheduling.due_starts(centralcloud.clock(), p_min_age, p_job) as d;
  if not found then
    return null;
  end if;
  perform scheduling.leave_out(scheduling.require_job(p_job), v_due.slot, p_trigger);
  return scheduling.start_run(p_job, p_trigger, v_due.slot, v_due.attempt);
end;
$$;

comment on function scheduling.start_if_due(text, text, interval) is
'Claims what due_starts() says of one job. Returns the run''s id; null where nothing is due.';
