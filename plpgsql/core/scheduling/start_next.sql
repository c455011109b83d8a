create or replace function scheduling.start_next(p_trigger text, p_min_age interval)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_at    constant timestamptz := centralcloud.clock();
  v_due   record;
  v_still record;
begin
  for v_due in select d.job from scheduling.due_starts(v_at, p_min_age) as d loop
    perform from scheduling.jobs where name = v_due.job for no key update;
    -- Another session may have started it before the lock was ours.
    select d.job, d.slot, d.attempt into v_still
    from scheduling.due_starts(v_at, p_min_age, v_due.job) as d;
    if found then
      return scheduling.start_run(v_still.job, p_trigger, v_still.slot, v_still.attempt);
    end if;
  end loop;
  return null;
end;
$$;

comment on function scheduling.start_next(text, interval) is
'Claims the first of what due_starts() says is to be started now. Returns the run''s id; null where
nothing is due.';
