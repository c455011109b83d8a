-- Verify hub:quotas
begin;
select instance, quota, value from fleet.quotas where false;
select instance, messages, bytes, filled_at from fleet.buckets where false;
select charge_id, instance, messages, bytes, charged_at from fleet.charges where false;
select 'intake.dead_letters_by_age'::regclass;
select chosen_keep_for from intake.message_types where false;
rollback;
