-- Revert instance:analysis
begin;
set local role centralcloud_owner;
drop schema analysis cascade;
commit;
