-- Deploy core:splay
begin;
set local role centralcloud_owner;

-- catch_up takes a slot without a run for missed once it is 90 s old.
alter table scheduling.jobs
  add column splay interval not null default interval '0',
  add constraint job_splay_is_a_minute_at_most
    check (splay between interval '0' and interval '1 minute');
comment on column scheduling.jobs.splay is
'A run that pg_cron starts first waits a part of this, the same at each slot in this database and
another in others; 0: none waits.';

commit;
