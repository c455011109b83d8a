-- Revert core:monitoring
begin;
set local role centralcloud_owner;

drop schema monitoring cascade;

commit;
