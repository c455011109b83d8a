-- Deploy hub:attempts
-- A rejection says which attempt failed, so its form changes.
begin;
set local role centralcloud_owner;

drop function if exists routing.reject(text, bigint, text);

commit;
