create or replace view routing.subscriptions as
select s.instance, s.topic, c.acked_offset, s.subscribed_at, c.acked_at
from routing.subscribers as s
cross join lateral routing.newest_cursor(s.subscription_id) as c;

comment on view routing.subscriptions is
'How far each instance is in each of its topics.';
comment on column routing.subscriptions.instance is 'The subscriber.';
comment on column routing.subscriptions.topic is 'The topic.';
comment on column routing.subscriptions.acked_offset is
'The cursor: everything up to here is settled, but for what stands in redeliveries.';
comment on column routing.subscriptions.subscribed_at is 'When the subscription was made.';
comment on column routing.subscriptions.acked_at is 'When the cursor last moved.';
