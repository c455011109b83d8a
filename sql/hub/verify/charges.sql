-- Verify hub:charges
begin;

select charge_id, instance, messages, bytes, charged_at from fleet.charges where false;
select 'intake.dead_letters_by_age'::regclass;

rollback;
