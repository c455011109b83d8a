create or replace function scheduling.cancel_overdue()
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_run   record;
  v_count bigint := 0;
begin
  for v_run in
    select r.run_id, r.job, r.pid, j.timeout
    from scheduling.runs as r
    join scheduling.jobs as j on j.name = r.job
    where r.state = 'running'
      and r.started_at + j.timeout <= centralcloud.clock()
      and r.pid <> pg_backend_pid()
      and scheduling.is_backend_alive(r.pid, r.backend_start)
  loop
    begin
      v_count := v_count + pg_cancel_backend(v_run.pid)::integer;
    exception
      when insufficient_privilege then
        raise warning 'run % of job % is past its timeout of %, but its backend is not ours to end',
          v_run.run_id, v_run.job, v_run.timeout
          using hint = format('A superuser can: select pg_cancel_backend(%s).', v_run.pid);
    end;
  end loop;
  return v_count;
end;
$$;

comment on function scheduling.cancel_overdue() is
'Cancels runs that take longer than their job''s timeout; each then records that it failed. Returns
how many.';
