-- Deploy core:entries
begin;
set local role centralcloud_owner;

-- The entry that keeps the others, where pg_cron lives in another database.
alter table scheduling.jobs
  add constraint job_name_is_not_entries check (name <> 'entries');

commit;
