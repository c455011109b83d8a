create or replace function scheduling.register_job(
  p_name           text,
  p_routine        text,
  p_description    text,
  p_schedule       text default null,
  p_after          text[] default '{}',
  p_catch_up       text default 'once',
  p_max_attempts   integer default 3,
  p_backoff        interval default '1 minute',
  p_timeout        interval default '1 hour',
  p_catch_up_limit integer default 100
)
returns void
language plpgsql
volatile
set search_path = ''
set intervalstyle = 'postgres'
as $$
begin
  if p_schedule is not null then
    perform scheduling.schedule_masks(p_schedule);
  end if;

  insert into scheduling.jobs as j (name, after, routine, description, slots_since, registered)
  values (
    p_name, p_after, p_routine, p_description, centralcloud.clock(),
    jsonb_build_object(
      'schedule', p_schedule, 'catch_up', p_catch_up, 'catch_up_limit', p_catch_up_limit,
      'max_attempts', p_max_attempts, 'backoff', p_backoff, 'timeout', p_timeout,
      'splay', interval '0'
    )
  )
  on conflict (name) do update
  set
    after = excluded.after, routine = excluded.routine, description = excluded.description,
    -- The splay is said by spread_job().
    registered = j.registered || (excluded.registered - 'splay')
  where (j.after, j.routine, j.description, j.registered) is distinct from (
    excluded.after, excluded.routine, excluded.description,
    j.registered || (excluded.registered - 'splay')
  );
  perform scheduling.settle_job(p_name);
  perform scheduling.check_after(p_name);
end;
$$;

comment on function scheduling.register_job(
  text, text, text, text, text[], text, integer, interval, interval, integer
) is
'Says that a job exists and how it runs: at the slots of p_schedule (five cron fields, UTC), when
all of p_after have succeeded, or neither (by hand alone). p_routine is room.verb, which takes
nothing and returns jsonb stats; it may be made later. Said again by every install: what set_job()
chose stays, as does `enabled`, and slots before a new schedule were not missed. Raises SC503 for a
bad schedule, SC501 for an unknown job in p_after, SC508 for one that follows this one.';
