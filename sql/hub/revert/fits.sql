-- Revert hub:fits
begin;
set local role centralcloud_owner;

alter table ranking.models drop column stats;

commit;
