-- Revert instance:shared_name
begin;
set local role centralcloud_owner;

drop view if exists link.state cascade;
alter table link.hub drop column restored_before_at;

commit;
