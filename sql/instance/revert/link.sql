-- Revert instance:link
begin;
set local role centralcloud_owner;
drop server if exists hub cascade;
drop schema link cascade;
commit;
