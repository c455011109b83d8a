create or replace procedure scheduling.run_everything_due(p_trigger text, p_min_age interval)
language plpgsql
as $$
declare
  v_run_id bigint;
begin
  perform scheduling.read_committed();
  commit;
  loop
    perform scheduling.follow_clock();
    perform scheduling.beat(p_trigger);
    commit;
    perform scheduling.mark_crashed();
    perform scheduling.cancel_overdue();
    commit;
    v_run_id := scheduling.start_next(p_trigger, p_min_age);
    commit;
    exit when v_run_id is null;
    call scheduling.perform(v_run_id);
  end loop;
end;
$$;

comment on procedure scheduling.run_everything_due(text, interval) is
'Runs, one after the other, what due_starts() says, until nothing is due; p_trigger is catch_up or
tick. Before each it puts right what lies ahead of a clock that was set back, records that the clock
goes (last_beat()), finds crashed runs and cancels those past their timeout. Commits, so it can''t
be called inside a transaction block.';
