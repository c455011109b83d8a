-- Revert hub:exports
begin;
set local role centralcloud_owner;

drop table learning.export_items cascade;
drop table learning.exports cascade;
drop table learning.commits cascade;

commit;
