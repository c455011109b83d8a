-- Revert core:centralcloud
begin;
set local role centralcloud_owner;

drop schema centralcloud cascade;

commit;
