-- Revert instance:knowledge
begin;
set local role centralcloud_owner;

drop schema knowledge cascade;

commit;
