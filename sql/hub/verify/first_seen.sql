-- Verify hub:first_seen
begin;

select first_seen_at from aggregation.patterns where false;

rollback;
