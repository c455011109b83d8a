create or replace function scheduling.register_job(
  p_name         text,
  p_routine      text,
  p_description  text,
  p_schedule     text default null,
  p_after        text[] default '{}',
  p_catch_up     text default 'once',
  p_max_attempts integer default 3,
  p_backoff      interval default '1 minute',
  p_timeout      interval default '1 hour'
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_loop text;
begin
  if p_schedule is not null then
    perform scheduling.schedule_masks(p_schedule);
  end if;

  insert into scheduling.jobs as j (
    name, schedule, after, routine, catch_up, max_attempts, backoff, timeout, slots_since,
    description
  )
  values (
    p_name, p_schedule, p_after, p_routine, p_catch_up, p_max_attempts, p_backoff, p_timeout,
    centralcloud.clock(), p_description
  )
  on conflict (name) do update
  set
    schedule = excluded.schedule, after = excluded.after, routine = excluded.routine,
    catch_up = excluded.catch_up, max_attempts = excluded.max_attempts,
    backoff = excluded.backoff, timeout = excluded.timeout, description = excluded.description,
    slots_since = case
      when j.schedule is distinct from excluded.schedule then excluded.slots_since
      else j.slots_since
    end
  where (
    j.schedule, j.after, j.routine, j.catch_up, j.max_attempts, j.backoff, j.timeout, j.description
  ) is distinct from (
    excluded.schedule, excluded.after, excluded.routine, excluded.catch_up, excluded.max_attempts,
    excluded.backoff, excluded.timeout, excluded.description
  );

  perform scheduling.require_job(f.name) from unnest(p_after) as f (name);

  select string_agg(p.name, ' after ') into v_loop
  from scheduling.preceding_jobs(p_name) as p
  having bool_or(p.name = p_name);
  if v_loop is not null then
    raise exception 'job % would wait for itself: %', p_name, v_loop
      using errcode = 'SC508',
            detail  = 'A job that follows others runs when those have succeeded.',
            hint    = 'Take one of them out of p_after.';
  end if;
end;
$$;

comment on function scheduling.register_job(
  text, text, text, text, text[], text, integer, interval, interval
) is
'Says that a job exists and how it runs: at the slots of p_schedule (five cron fields, UTC), when
all of p_after have succeeded, or neither (by hand alone). p_routine is room.verb, which takes
nothing and returns jsonb stats; it may be made later. Said again by every install: `enabled` stays
as it was chosen, and slots before a new schedule were not missed. Raises SC503 for a bad schedule,
SC501 for an unknown job in p_after, SC508 for one that follows this one.';
