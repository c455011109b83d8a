create or replace function scheduling.skip_run(
  p_job     text,
  p_trigger text,
  p_slot    timestamptz default null
)
returns void
language sql
volatile
begin atomic
  insert into scheduling.runs (
    job, slot, trigger, state, pid, backend_start, started_at, finished_at, error
  )
  select
    p_job, p_slot, p_trigger, 'skipped', pg_backend_pid(), scheduling.own_backend_start(), t.now_,
    t.now_, 'the job was running already'
  from centralcloud.clock() as t (now_);
end;

comment on function scheduling.skip_run(text, text, timestamptz) is
'Records that a job was to be started and was running already.';
