-- Verify hub:read_again
begin;

select digest from aggregation.streams where false;

rollback;
