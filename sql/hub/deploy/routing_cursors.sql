-- Deploy hub:routing_cursors
begin;
set local role centralcloud_owner;

-- Their bodies name the columns that move.
drop function if exists routing.advance_cursor(text, text, bigint);
drop function if exists routing.move_cursor(text, text, bigint);
drop function if exists routing.resyncs(text, integer);
drop function if exists routing.unread(text, integer);

-- What is said as routing.subscriptions is a view from here on.
alter table routing.subscriptions rename to subscribers;
alter table routing.subscribers rename constraint subscriptions_pkey to subscribers_pkey;
alter table routing.subscribers
  add column subscription_id integer generated always as identity,
  add constraint subscription_has_one_number unique (subscription_id);
comment on table routing.subscribers is 'Who reads which topic.';
comment on column routing.subscribers.subscription_id is
'Short number that its cursors refer to; never given twice.';

-- No foreign key: checking it would lock, and so write, the subscriber's row at every step.
create table routing.cursors (
  subscription_id integer not null,
  step            integer not null,
  acked_offset    bigint not null,
  acked_at        timestamptz,
  primary key (subscription_id, step),
  constraint acked_offset_is_not_negative check (acked_offset >= 0)
);
comment on table routing.cursors is
'How far each subscription is: a row a step, of which the last one counts and retention keeps only
that. Rows updated in place would pile up behind every old snapshot; a new one is found at once.';
comment on column routing.cursors.subscription_id is 'The subscription (routing.subscribers).';
comment on column routing.cursors.step is 'Counts the moves, from 0: where it began.';
comment on column routing.cursors.acked_offset is
'Everything up to here is settled, but for what stands in redeliveries.';
comment on column routing.cursors.acked_at is 'When it was moved here; null: it began here.';

insert into routing.cursors (subscription_id, step, acked_offset, acked_at)
select s.subscription_id, 0, s.acked_offset, s.acked_at
from routing.subscribers as s;

alter table routing.subscribers
  drop column acked_offset,
  drop column acked_at;
alter table routing.subscribers reset (fillfactor);

commit;
