-- Revert core:entries
begin;
set local role centralcloud_owner;

alter table scheduling.jobs drop constraint job_name_is_not_entries;

commit;
