-- Verify hub:routing_lives
begin;
select life_id, life, home, reason, began_at from routing.lives where false;
select topic, life_id, newest_before, next_offset from routing.jumps where false;
select floor_offset from routing.topics where false;
rollback;
