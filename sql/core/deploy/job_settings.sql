-- Deploy core:job_settings
begin;
set local role centralcloud_owner;
set local intervalstyle = 'postgres';

-- The newest minor versions of PostgreSQL alter no table whose rows a parsed body takes; the next
-- install makes these functions again.
do $$
declare
  v_function text;
begin
  for v_function in
    select p.oid::regprocedure::text
    from pg_proc as p
    where p.prosqlbody is not null and 'scheduling.jobs'::regtype = any (p.proargtypes::oid[])
  loop
    execute format('drop function if exists %s cascade', v_function);
  end loop;
end
$$;

alter table scheduling.jobs
  add column catch_up_limit integer not null default 100,
  add column registered jsonb,
  add column chosen jsonb not null default '{}',
  add column disabled_at timestamptz,
  add column disabled_by text,
  add column disabled_reason text,
  add constraint job_catch_up_limit_in_range check (catch_up_limit between 1 and 1000),
  add constraint job_registered_is_object check (jsonb_typeof(registered) = 'object'),
  add constraint job_chosen_is_object check (jsonb_typeof(chosen) = 'object'),
  add constraint only_a_disabled_job_has_a_reason check (not enabled or disabled_reason is null);

-- What an older install registered and what somebody updated since can't be told apart any more;
-- the next install says what is registered.
update scheduling.jobs
set registered = jsonb_build_object(
  'schedule', schedule, 'catch_up', catch_up, 'catch_up_limit', catch_up_limit,
  'max_attempts', max_attempts, 'backoff', backoff, 'timeout', timeout, 'splay', splay
);
alter table scheduling.jobs alter column registered set not null;

comment on column scheduling.jobs.catch_up is
'What becomes of slots that were missed, which are those that nothing started within 90 s. skip:
they are left out. once: the newest runs, for all of them. all: each runs, oldest first; one that
fails is tried as often as it may be before the next is started. A slot that comes while the job
runs waits under all; under skip and once it is a skipped run and left out, and one that failed is
tried again until a newer one has started.';
comment on column scheduling.jobs.catch_up_limit is
'Under all: where more slots than this were missed, so many of the newest run, and one skipped run
says which were left out.';
comment on column scheduling.jobs.backoff is
'Wait after the first failed attempt; retry_delay() says how it grows.';
comment on column scheduling.jobs.registered is
'The settings as its room said them: schedule, catch_up, catch_up_limit, max_attempts, backoff,
timeout, splay. The columns of these names hold what applies: registered, and over it chosen.';
comment on column scheduling.jobs.chosen is
'The settings that an operator chose instead (set_job()), which upgrades leave alone.';
comment on column scheduling.jobs.disabled_at is
'When it was disabled; null: it is enabled, or an older version disabled it.';
comment on column scheduling.jobs.disabled_by is 'The role that disabled it.';
comment on column scheduling.jobs.disabled_reason is 'Why it was disabled; null: nobody said.';

create table scheduling.heart (
  only_row boolean primary key default true,
  beat_at  timestamptz not null,
  trigger  text not null,
  constraint there_is_one_heart check (only_row),
  constraint beat_trigger_is_known check (trigger in ('catch_up', 'tick'))
);
comment on table scheduling.heart is
'When the clock was last seen going: one row, once catch_up() or tick() has run.';
comment on column scheduling.heart.only_row is 'True; keeps the table at one row.';
comment on column scheduling.heart.beat_at is 'When it last began, or went on to the next run.';
comment on column scheduling.heart.trigger is 'Which of the two it was: catch_up or tick.';

-- These have other arguments or columns from now on.
drop function if exists scheduling.register_job(
  text, text, text, text, text[], text, integer, interval, interval
);
drop function if exists scheduling.disable_job(text);
drop function if exists scheduling.overview() cascade;

commit;
