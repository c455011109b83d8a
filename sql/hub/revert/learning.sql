-- Revert hub:learning
begin;
set local role centralcloud_owner;

drop schema learning cascade;

commit;
