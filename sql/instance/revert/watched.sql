-- Revert instance:watched
begin;
set local role centralcloud_owner;

drop function if exists link.report();

commit;
