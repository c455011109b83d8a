-- Revert hub:routing
begin;
set local role centralcloud_owner;
drop schema routing cascade;
commit;
