-- Revert hub:quotas
begin;
set local role centralcloud_owner;
alter table intake.message_types drop column chosen_keep_for;
drop table fleet.buckets, fleet.quotas cascade;
commit;
