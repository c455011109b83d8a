-- Revert instance:attempts
begin;
set local role centralcloud_owner;

drop function if exists link.tell_rejection(link.inbox);

commit;
