-- Revert hub:watched
begin;
set local role centralcloud_owner;

drop function if exists routing.gaps(bigint);
drop function if exists intake.register_message_type(
  text, text, text, boolean, integer, integer, interval, text
);
drop table routing.found_gaps cascade;
alter table intake.message_types drop column reader;

commit;
