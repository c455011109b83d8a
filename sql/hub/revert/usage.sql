-- Revert hub:usage
begin;
set local role centralcloud_owner;

drop table learning.parts cascade;
drop table learning.usage cascade;
drop table learning.contents cascade;
drop table learning.streams cascade;

commit;
