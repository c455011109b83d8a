-- Revert hub:pgmq
begin;
set local role centralcloud_owner;

drop extension if exists pgmq cascade;
drop schema if exists pgmq cascade;

commit;
