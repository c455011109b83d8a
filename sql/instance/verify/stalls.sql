-- Verify instance:stalls
begin;

select stalled_since from link.inbox where false;
select 'link.inbox_stalled'::regclass;

rollback;
