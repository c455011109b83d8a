-- Revert hub:quotas
begin;
set local role centralcloud_owner;
alter table intake.message_types drop column chosen_keep_for;
drop index intake.dead_letters_by_age;
drop table fleet.charges, fleet.buckets, fleet.quotas cascade;
commit;
