-- Revert core:objects
begin;
set local role centralcloud_owner;

drop function if exists centralcloud.record_objects(text[], text[]);
drop function if exists centralcloud.changed_objects();
drop table centralcloud.objects cascade;

commit;
