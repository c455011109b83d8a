-- Revert hub:aggregation
begin;
set local role centralcloud_owner;

drop schema aggregation cascade;

commit;
