-- Revert hub:routing_lives
begin;
set local role centralcloud_owner;
alter table routing.topics drop column floor_offset cascade;
drop table routing.jumps cascade;
drop table routing.lives cascade;
commit;
