-- Verify hub:redrive_rounds
begin;

select attempts, attempts_before from routing.redeliveries where false;

rollback;
