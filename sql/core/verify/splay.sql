-- Verify core:splay
begin;

select splay from scheduling.jobs where false;

rollback;
