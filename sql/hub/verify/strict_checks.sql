-- Verify hub:strict_checks
begin;

select rule_violation from intake.message_types where false;

rollback;
