-- Revert core:job_settings
begin;
set local role centralcloud_owner;

drop table scheduling.heart cascade;
alter table scheduling.jobs
  drop column disabled_reason cascade,
  drop column disabled_by cascade,
  drop column disabled_at cascade,
  drop column chosen cascade,
  drop column registered cascade,
  drop column catch_up_limit cascade;
drop function if exists scheduling.register_job(
  text, text, text, text, text[], text, integer, interval, interval, integer
);
drop function if exists scheduling.disable_job(text, text);
drop function if exists scheduling.overview() cascade;

comment on column scheduling.jobs.catch_up is
'What to do about slots that were missed: skip them, run once for all of them, run all.';
comment on column scheduling.jobs.backoff is
'Wait after the first failed attempt; it doubles with each further one.';

commit;
