-- Deploy instance:link
begin;
set local role centralcloud_owner;

create schema link;
comment on schema link is
'The link to the hub: what waits to be sent, what came, and how far each topic is applied.';

create table link.hub (
  only_row         boolean primary key default true,
  instance         text not null,
  joined_at        timestamptz not null,
  last_exchange_at timestamptz,
  constraint hub_is_one_row check (only_row)
);
comment on table link.hub is
'The hub this instance is joined to, if any; address and password are foreign server `hub`.';
comment on column link.hub.only_row is 'There is one row at most.';
comment on column link.hub.instance is 'The name by which the hub knows this instance.';
comment on column link.hub.joined_at is 'When it was joined.';
comment on column link.hub.last_exchange_at is 'When it last talked with the hub.';

create table link.outbox (
  outbox_id  bigint generated always as identity primary key,
  message_id uuid not null unique,
  message    jsonb not null,
  created_at timestamptz not null,
  state      text not null default 'waiting',
  attempts   integer not null default 0,
  hub_msg_id bigint,
  sent_at    timestamptz,
  sqlstate   text,
  error      text,
  detail     text,
  constraint message_is_object check (jsonb_typeof(message) = 'object'),
  constraint message_has_a_type
    check (jsonb_typeof(message -> 'type') is not distinct from 'string'),
  constraint outbox_state_is_known check (state in ('waiting', 'sent', 'refused')),
  constraint sent_has_a_time check ((state = 'sent') = (sent_at is not null)),
  constraint refused_has_a_reason check (state <> 'refused' or sqlstate is not null)
);
create index outbox_waiting on link.outbox (outbox_id) where state = 'waiting';
create index outbox_refused on link.outbox (outbox_id) where state = 'refused';
comment on table link.outbox is
'Messages to the hub, written in the transaction of the work that produced them.';
comment on column link.outbox.outbox_id is 'The order in which they are sent.';
comment on column link.outbox.message_id is
'The message''s id: the hub takes it once, however often it is sent.';
comment on column link.outbox.message is 'The whole message.';
comment on column link.outbox.created_at is 'When it was enqueued.';
comment on column link.outbox.state is
'waiting to be sent; sent: the hub has it; refused: the hub will never take it.';
comment on column link.outbox.attempts is 'How often it was sent alone and not taken.';
comment on column link.outbox.hub_msg_id is
'Its number in the hub''s queue; null: not sent, or of a type that has no queue.';
comment on column link.outbox.sent_at is 'When the hub took it.';
comment on column link.outbox.sqlstate is 'Why the hub did not take it when last sent alone.';
comment on column link.outbox.error is 'The message of that error.';
comment on column link.outbox.detail is 'The detail of that error.';

create table link.inbox (
  topic        text not null,
  topic_offset bigint not null,
  kind         text not null,
  type         text,
  payload      jsonb,
  received_at  timestamptz not null,
  state        text not null,
  applied_at   timestamptz,
  routine      text,
  attempt      integer not null,
  owed         text,
  sqlstate     text,
  error        text,
  detail       text,
  context      text,
  primary key (topic, topic_offset),
  constraint inbox_state_is_known check (state in ('applied', 'rejected', 'dead')),
  constraint applied_has_a_time check ((state = 'applied') = (applied_at is not null)),
  constraint owed_is_known check (owed in ('ack', 'reject'))
);
create index inbox_owed on link.inbox (topic, topic_offset) where owed is not null;
create index inbox_not_applied on link.inbox (topic, topic_offset) where state <> 'applied';
comment on table link.inbox is
'What came from the hub, each message once, with what became of it.';
comment on column link.inbox.topic is 'The topic.';
comment on column link.inbox.topic_offset is 'Its offset there.';
comment on column link.inbox.kind is
'How it last came: message, redelivery, or resync (messages before it were missed).';
comment on column link.inbox.type is 'The message''s type, by which its handler is found.';
comment on column link.inbox.payload is 'The whole message; null in a resync without state.';
comment on column link.inbox.received_at is 'When it first came.';
comment on column link.inbox.state is
'applied; rejected: its handler failed and the hub gives it again; dead: the hub gave up.';
comment on column link.inbox.applied_at is 'When it took effect.';
comment on column link.inbox.routine is
'The handler that it was given to; null: none is registered for its type.';
comment on column link.inbox.attempt is 'Which try this was, by the hub''s count.';
comment on column link.inbox.owed is
'What the hub must still be told of this very message: ack or reject; null: nothing.';
comment on column link.inbox.sqlstate is 'SQLSTATE of the handler''s last failure.';
comment on column link.inbox.error is 'Message of that failure.';
comment on column link.inbox.detail is 'Detail of that failure.';
comment on column link.inbox.context is 'Where in the handler it happened.';

create table link.cursors (
  topic          text primary key,
  applied_offset bigint not null default 0,
  acked_offset   bigint not null default 0,
  applied_at     timestamptz
);
comment on table link.cursors is
'How far each topic is applied here. This is the truth; the hub''s cursor follows it.';
comment on column link.cursors.topic is 'The topic.';
comment on column link.cursors.applied_offset is
'Every message up to here took effect here, or stands in the inbox as rejected or dead.';
comment on column link.cursors.acked_offset is 'The hub''s cursor as this database last knew it.';
comment on column link.cursors.applied_at is 'When applied_offset last moved.';

create table link.handlers (
  type        text primary key,
  routine     text not null,
  description text not null,
  constraint routine_names_its_room check (routine ~ '^[a-z_]+\.[a-z_]+$')
);
comment on table link.handlers is 'Who applies which type of message; rooms register here.';
comment on column link.handlers.type is 'The message type.';
comment on column link.handlers.routine is
'room.function(p_message jsonb) returns void, called in the transaction that moves the cursor.';
comment on column link.handlers.description is 'What it does with the message.';

commit;
