-- Verify hub:contract
begin;

select json_schema from intake.message_rules where false;

rollback;
