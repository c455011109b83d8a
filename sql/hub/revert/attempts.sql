-- Revert hub:attempts
begin;
set local role centralcloud_owner;

drop function if exists routing.reject(text, bigint, text, integer);

commit;
