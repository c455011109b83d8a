-- Revert instance:code
begin;
set local role centralcloud_owner;
drop schema code cascade;
commit;
