create or replace view link.applied_messages as
select
  i.topic,
  i.topic_offset,
  i.kind,
  i.type,
  i.applied_at,
  i.payload
from link.inbox as i
where i.state = 'applied';

comment on view link.applied_messages is
'What of the hub''s messages took effect in this database, each once.';
comment on column link.applied_messages.topic is 'The topic.';
comment on column link.applied_messages.topic_offset is 'Its offset there.';
comment on column link.applied_messages.kind is 'message, redelivery or resync.';
comment on column link.applied_messages.type is 'The message''s type.';
comment on column link.applied_messages.applied_at is 'When it took effect.';
comment on column link.applied_messages.payload is 'The whole message.';
