-- Verify hub:quotas
begin;
select instance, quota, value from fleet.quotas where false;
select instance, messages, bytes, filled_at from fleet.buckets where false;
select chosen_keep_for from intake.message_types where false;
rollback;
