-- Naps are added up, since the clock may be frozen; none holds a snapshot for longer than it lasts.
create or replace procedure scheduling.wait_turn(
  p_job           text,
  inout p_is_gone boolean default null
)
language plpgsql
as $$
declare
  v_since  constant timestamptz := centralcloud.clock();
  v_nap    constant interval := interval '2 seconds';
  v_waited interval := interval '0';
  v_left   interval := scheduling.wait_left(p_job, v_since);
begin
  p_is_gone := false;
  while v_left > interval '0' loop
    commit;
    perform pg_sleep_for(least(v_left, v_nap));
    v_waited := v_waited + least(v_left, v_nap);
    v_left := scheduling.wait_left(p_job, v_since) - v_waited;
    p_is_gone := v_left is null;
  end loop;
  commit;
end;
$$;

comment on procedure scheduling.wait_turn(text, boolean) is
'Waits until it is this database''s turn to run the due slot of a job, in short naps outside of any
transaction; returns at once where the job has no splay. p_is_gone: it was disabled or removed while
this waited. Commits, so it can''t be called inside a transaction block.';
