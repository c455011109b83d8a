create or replace function scheduling.cancel_overdue()
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_run     record;
  v_is_ours boolean;
  v_count   bigint := 0;
begin
  for v_run in
    select
      r.run_id, r.job, r.pid, j.timeout,
      scheduling.is_same_backend(r.pid, r.backend_start) as is_certain
    from scheduling.runs as r
    join scheduling.jobs as j on j.name = r.job
    where r.state = 'running'
      and r.started_at + j.timeout <= centralcloud.clock()
      and r.pid <> pg_backend_pid()
      and scheduling.is_backend_alive(r.pid, r.backend_start)
    -- While its row is ours the run can't end, and its session go on to another.
    for no key update of r skip locked
  loop
    v_is_ours := v_run.is_certain;
    begin
      if v_is_ours then
        v_count := v_count + pg_cancel_backend(v_run.pid)::integer;
      end if;
    exception
      when insufficient_privilege then
        v_is_ours := false;
    end;
    if not v_is_ours then
      raise warning 'run % of job % is past its timeout of %, but its backend is not ours to end',
        v_run.run_id, v_run.job, v_run.timeout
        using detail = 'It is of another role, or it is not certain that it is that backend.',
              hint   = format('A superuser can: select pg_cancel_backend(%s).', v_run.pid);
    end if;
  end loop;
  return v_count;
end;
$$;

comment on function scheduling.cancel_overdue() is
'Cancels runs that take longer than their job''s timeout; each then records that it failed. Where it
is not certain that a pid is the run''s backend, or it is not ours to end, a warning says so.
Returns how many.';
