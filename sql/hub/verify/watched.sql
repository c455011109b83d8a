-- Verify hub:watched
begin;

select reader from intake.message_types where false;
select topic, after_offset, before_offset, found_at from routing.found_gaps where false;

rollback;
