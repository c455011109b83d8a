-- Deploy instance:attempts
-- The hub is told which attempt failed, so its form changes.
begin;
set local role centralcloud_owner;

drop function if exists link.tell_rejection(text, bigint, text);

commit;
