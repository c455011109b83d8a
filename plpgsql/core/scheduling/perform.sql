-- A procedure that commits can have no `set` clause and no exception block, so it only loops.
create or replace procedure scheduling.perform(p_run_id bigint)
language plpgsql
as $$
declare
  v_run_id    bigint := p_run_id;
  v_succeeded text[] := array[]::text[];
begin
  while v_run_id is not null loop
    while scheduling.run_batch(v_run_id) loop
      commit;
    end loop;
    commit;
    v_succeeded := v_succeeded || scheduling.succeeded_job(v_run_id);
    v_run_id := scheduling.start_chained(v_succeeded);
    commit;
  end loop;
end;
$$;

comment on procedure scheduling.perform(bigint) is
'Carries out a claimed run, which must be committed: calls its routine and commits until nothing
remains, then does the same for the jobs that follow it. Not inside a transaction block.';
