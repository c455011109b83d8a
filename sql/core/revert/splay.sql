-- Revert core:splay
begin;
set local role centralcloud_owner;

alter table scheduling.jobs drop column splay cascade;

commit;
