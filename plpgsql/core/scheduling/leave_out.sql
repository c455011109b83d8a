create or replace function scheduling.leave_out(
  p_job     scheduling.jobs,
  p_slot    timestamptz,
  p_trigger text
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now  constant timestamptz := centralcloud.clock();
  v_from timestamptz;
  v_to   timestamptz;
begin
  if p_job.catch_up <> 'all' or p_slot is null then
    return;
  end if;
  v_from := scheduling.next_slot(p_job.schedule, scheduling.settled_until(p_job));
  v_to := scheduling.previous_slot(p_job.schedule, p_slot);
  if v_to < v_from then
    return;
  end if;

  insert into scheduling.runs (
    job, slot, trigger, state, pid, backend_start, started_at, finished_at, stats, error
  )
  values (
    p_job.name, v_to, p_trigger, 'skipped', pg_backend_pid(), scheduling.own_backend_start(),
    v_now, v_now, jsonb_build_object('left_out_from', v_from, 'left_out_to', v_to),
    format(
      'the slots from %s to %s UTC were left out: more than %s were missed',
      to_char(v_from at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),
      to_char(v_to at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), p_job.catch_up_limit
    )
  );
end;
$$;

comment on function scheduling.leave_out(scheduling.jobs, timestamptz, text) is
'Under policy all, before p_slot is started: one skipped run for all the slots that come before it
and have no run, since there are more than catch_up_limit. Nothing where there are none.';
