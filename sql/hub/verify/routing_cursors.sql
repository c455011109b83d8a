-- Verify hub:routing_cursors
begin;
select instance, topic, subscription_id, subscribed_at from routing.subscribers where false;
select subscription_id, step, acked_offset, acked_at from routing.cursors where false;
rollback;
