-- A run that this very backend left running (cancelled between two statements) is over as well.
create or replace function scheduling.mark_crashed(p_job text default null)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_count bigint;
begin
  with gone as (
    select r.run_id
    from scheduling.runs as r
    where r.state = 'running'
      and (p_job is null or r.job = p_job)
      and (
        not scheduling.is_backend_alive(r.pid, r.backend_start)
        or (r.pid = pg_backend_pid() and r.backend_start = scheduling.own_backend_start())
      )
    order by r.run_id
    for no key update
  )
  update scheduling.runs as r
  set
    state = 'crashed', finished_at = centralcloud.clock(),
    error = format('the backend it ran in (pid %s) is gone', r.pid),
    hint = 'Its session was terminated or the server stopped; the server''s log says which.'
  from gone as g
  where r.run_id = g.run_id;
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;

comment on function scheduling.mark_crashed(text) is
'Marks running runs (of p_job, else of all jobs) whose backend is gone as crashed; what they had not
committed is undone already. Not to be called from a job''s routine. Returns how many.';
