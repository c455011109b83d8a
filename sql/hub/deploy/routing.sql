-- Deploy hub:routing
begin;
set local role centralcloud_owner;

create schema routing;
comment on schema routing is
'What the hub tells the fleet: topics, a gapless log for each, and a cursor per subscription.';

create table routing.topics (
  topic         text primary key,
  description   text not null,
  first_offset  bigint not null default 1,
  retain_for    interval not null,
  retain_rows   bigint not null,
  compacted     boolean not null,
  registered_at timestamptz not null,
  constraint topic_is_dotted_words check (topic ~ '^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$'),
  constraint first_offset_is_positive check (first_offset >= 1),
  constraint retain_for_is_positive check (retain_for > interval '0'),
  constraint retain_rows_is_positive check (retain_rows >= 1)
);
comment on table routing.topics is
'What can be subscribed to. A publisher locks its topic''s row and changes nothing in it.';
comment on column routing.topics.topic is
'Lower-case words joined by dots, such as insights.package.';
comment on column routing.topics.description is 'What its messages tell.';
comment on column routing.topics.first_offset is
'From here on the log is whole; below it only kept state and rejected messages are left.';
comment on column routing.topics.retain_for is 'Messages older than this leave the log.';
comment on column routing.topics.retain_rows is 'Offsets kept at most, counted from the newest.';
comment on column routing.topics.compacted is
'The newest message of each key is state: it stays for ever, and who fell off resumes from it.';
comment on column routing.topics.registered_at is 'When it was first registered.';

create table routing.log (
  topic        text not null references routing.topics,
  topic_offset bigint not null,
  key          text,
  headers      jsonb not null,
  payload      jsonb not null,
  published_at timestamptz not null,
  primary key (topic, topic_offset),
  constraint payload_is_object check (jsonb_typeof(payload) = 'object')
);
create index log_newest_of_key on routing.log (topic, key, topic_offset desc)
  where key is not null;
comment on table routing.log is
'Everything published, once, whatever the number of subscribers. Rows are only added and expired.';
comment on column routing.log.topic is 'The topic.';
comment on column routing.log.topic_offset is
'Position in the topic: 1, 2, 3 … without gaps, in the order of commits.';
comment on column routing.log.key is 'What the message is the newest state of; null: of nothing.';
comment on column routing.log.headers is 'Beside the message: by, the role that published it.';
comment on column routing.log.payload is 'The whole message.';
comment on column routing.log.published_at is 'When it was published.';

create table routing.patterns (
  instance      text not null references fleet.instances (name) on delete cascade,
  pattern       text not null,
  subscribed_at timestamptz not null,
  primary key (instance, pattern),
  constraint pattern_is_dotted_words
    check (pattern ~ '^(#|([a-z][a-z0-9_]*|\*)(\.([a-z0-9_]+|\*))*(\.#)?)$')
);
comment on table routing.patterns is
'What each instance asked for, so that topics registered later find their subscribers.';
comment on column routing.patterns.instance is 'The subscriber.';
comment on column routing.patterns.pattern is
'A topic, or words of which * stands for any one and a final # for any number.';
comment on column routing.patterns.subscribed_at is 'When it first asked.';

-- Half of each page stays free, so that a moving cursor is always a heap-only update.
create table routing.subscriptions (
  instance      text not null references fleet.instances (name) on delete cascade,
  topic         text not null references routing.topics on delete cascade,
  acked_offset  bigint not null,
  subscribed_at timestamptz not null,
  acked_at      timestamptz,
  primary key (instance, topic),
  constraint acked_offset_is_not_negative check (acked_offset >= 0)
) with (fillfactor = 50);
comment on table routing.subscriptions is 'How far each instance is in each of its topics.';
comment on column routing.subscriptions.instance is 'The subscriber.';
comment on column routing.subscriptions.topic is 'The topic.';
comment on column routing.subscriptions.acked_offset is
'The cursor: everything up to here is settled, but for what stands in redeliveries.';
comment on column routing.subscriptions.subscribed_at is 'When the subscription was made.';
comment on column routing.subscriptions.acked_at is 'When the cursor last moved.';

create table routing.redeliveries (
  instance     text not null,
  topic        text not null,
  topic_offset bigint not null,
  attempts     integer not null,
  due_at       timestamptz not null,
  error        text not null,
  rejected_at  timestamptz not null,
  primary key (instance, topic, topic_offset),
  foreign key (instance, topic) references routing.subscriptions on delete cascade,
  constraint attempts_is_positive check (attempts >= 1)
);
create index redeliveries_by_message on routing.redeliveries (topic, topic_offset);
comment on table routing.redeliveries is
'Messages that an instance rejected and will be given again; their log rows stay meanwhile.';
comment on column routing.redeliveries.instance is 'Who rejected it.';
comment on column routing.redeliveries.topic is 'The topic.';
comment on column routing.redeliveries.topic_offset is 'The message.';
comment on column routing.redeliveries.attempts is 'How often it was rejected.';
comment on column routing.redeliveries.due_at is 'From when on fetch() gives it again.';
comment on column routing.redeliveries.error is 'What the instance said last.';
comment on column routing.redeliveries.rejected_at is 'When it said so.';

create table routing.dead_deliveries (
  instance     text not null,
  topic        text not null,
  topic_offset bigint not null,
  attempts     integer not null,
  error        text not null,
  died_at      timestamptz not null,
  primary key (instance, topic, topic_offset),
  foreign key (instance, topic) references routing.subscriptions on delete cascade
);
create index dead_deliveries_by_message on routing.dead_deliveries (topic, topic_offset);
comment on table routing.dead_deliveries is
'Messages given up for one instance alone; their log rows stay as long as these.';
comment on column routing.dead_deliveries.instance is 'Who could not apply it.';
comment on column routing.dead_deliveries.topic is 'The topic.';
comment on column routing.dead_deliveries.topic_offset is 'The message.';
comment on column routing.dead_deliveries.attempts is 'How often it was rejected.';
comment on column routing.dead_deliveries.error is 'What the instance said last.';
comment on column routing.dead_deliveries.died_at is 'When it was given up.';

create type routing.delivery as (
  topic        text,
  topic_offset bigint,
  kind         text,
  key          text,
  payload      jsonb,
  attempt      integer,
  missed       bigint,
  published_at timestamptz
);
comment on type routing.delivery is 'One message as fetch() hands it to one instance.';
comment on column routing.delivery.topic is 'The topic.';
comment on column routing.delivery.topic_offset is 'What to acknowledge or reject.';
comment on column routing.delivery.kind is
'message; redelivery: it was rejected before; resync: messages before it left the log unread.';
comment on column routing.delivery.key is 'The key it was published with.';
comment on column routing.delivery.payload is
'The whole message; null in a resync of a topic that keeps no state.';
comment on column routing.delivery.attempt is 'Which try this is, from 1.';
comment on column routing.delivery.missed is
'Offsets between the cursor and this delivery that are not delivered; 0 but for a resync.';
comment on column routing.delivery.published_at is 'When it was published.';

commit;
