-- Revert hub:charges
begin;
set local role centralcloud_owner;

drop index intake.dead_letters_by_age;
drop table fleet.charges cascade;

commit;
