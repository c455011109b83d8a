-- Verify instance:link
begin;
select instance, joined_at, last_exchange_at from link.hub where false;
select
  outbox_id, message_id, message, created_at, state, attempts, hub_msg_id, sent_at, sqlstate,
  error, detail
from link.outbox where false;
select
  topic, topic_offset, kind, type, payload, received_at, state, applied_at, routine, attempt, owed,
  sqlstate, error, detail, context
from link.inbox where false;
select topic, applied_offset, acked_offset, applied_at from link.cursors where false;
select type, routine, description from link.handlers where false;
rollback;
