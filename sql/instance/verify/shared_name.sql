-- Verify instance:shared_name
begin;

select restored_before_at from link.hub where false;

rollback;
