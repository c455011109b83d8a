create or replace function scheduling.start_run(
  p_job     text,
  p_trigger text,
  p_slot    timestamptz default null,
  p_attempt integer default 1
)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_job    scheduling.jobs := scheduling.require_job(p_job);
  v_run_id bigint;
begin
  -- Whoever starts it waits here for each other, so what they see of its runs is so.
  perform from scheduling.jobs where name = p_job for no key update;
  perform scheduling.mark_crashed(p_job);

  insert into scheduling.runs (
    job, slot, attempt, trigger, state, follows, pid, backend_start, started_at
  )
  values (
    p_job, p_slot, p_attempt, p_trigger, 'running', scheduling.newest_successes(v_job.after),
    pg_backend_pid(), scheduling.own_backend_start(), centralcloud.clock()
  )
  on conflict (job) where state = 'running' do nothing
  returning run_id into v_run_id;

  if v_run_id is null then
    perform scheduling.skip_run(p_job, p_trigger, p_slot);
  end if;
  return v_run_id;
end;
$$;

comment on function scheduling.start_run(text, text, timestamptz, integer) is
'Claims a job for this session: a running run, which perform() carries out once it is committed.
Returns its id; null where the job is running already, which is recorded as a skipped run. A
running run whose backend is gone is marked crashed first. Raises SC501 for an unknown job.';
