-- Verify hub:routing
begin;
select topic, description, first_offset, retain_for, retain_rows, compacted, registered_at
from routing.topics where false;
select topic, topic_offset, key, headers, payload, published_at from routing.log where false;
select instance, pattern, subscribed_at from routing.patterns where false;
select instance, topic, acked_offset, subscribed_at, acked_at
from routing.subscriptions where false;
select instance, topic, topic_offset, attempts, due_at, error, rejected_at
from routing.redeliveries where false;
select instance, topic, topic_offset, attempts, error, died_at
from routing.dead_deliveries where false;
select (null::routing.delivery).topic_offset;
rollback;
