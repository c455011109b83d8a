-- Revert hub:ranking
begin;
set local role centralcloud_owner;

drop schema ranking cascade;

commit;
