-- A failed exchange leaves no trace in this room: its transaction is undone. Its run remembers.
create or replace view link.state as
select
  h.instance,
  h.joined_at,
  h.last_exchange_at,
  e.failing_since,
  e.sqlstate,
  e.error,
  e.detail,
  e.hint,
  (select count(*) from link.outbox as o where o.state = 'waiting') as outbox_waiting,
  (select min(o.created_at) from link.outbox as o where o.state = 'waiting') as waiting_since,
  (select count(*) from link.outbox as o where o.state = 'refused') as outbox_refused,
  (select count(*) from link.inbox as i where i.state <> 'applied') as inbox_not_applied,
  h.next_exchange_at,
  h.heartbeat_at,
  h.held_since,
  h.held_sqlstate,
  h.held_error,
  h.held_hint,
  h.skew,
  h.restored_at,
  h.restored_before_at
from (values (true)) as always (only_row)
left join link.hub as h on h.only_row = always.only_row
left join scheduling.outage('exchange') as e on true;

comment on view link.state is
'How the link to the hub is, in one row.';
comment on column link.state.instance is
'The name by which the hub knows this instance; null: it is joined to none.';
comment on column link.state.joined_at is 'When it was joined.';
comment on column link.state.last_exchange_at is 'When it last talked with the hub.';
comment on column link.state.failing_since is
'Since when the exchange has been failing; null: the last one succeeded.';
comment on column link.state.sqlstate is
'SC304: the hub can''t be reached; SC305: it refuses the login; else what it raised.';
comment on column link.state.error is 'Message of the newest failure.';
comment on column link.state.detail is 'Detail of the newest failure.';
comment on column link.state.hint is 'What to do about it.';
comment on column link.state.outbox_waiting is 'Messages that wait to be sent.';
comment on column link.state.waiting_since is 'When the oldest of them was enqueued.';
comment on column link.state.outbox_refused is 'Messages that the hub refused for good.';
comment on column link.state.inbox_not_applied is
'Messages from the hub whose handler failed, those given up included.';
comment on column link.state.next_exchange_at is
'When the next exchange is due, unless something is to be told before; null: at the next slot.';
comment on column link.state.heartbeat_at is 'When the last heartbeat was sent, or refused.';
comment on column link.state.held_since is
'Since when the hub takes no messages for now and they wait; null: it takes them.';
comment on column link.state.held_sqlstate is 'SC105: over its quota; SC106: paused.';
comment on column link.state.held_error is 'What the hub says about it.';
comment on column link.state.held_hint is 'What to do about it.';
comment on column link.state.skew is
'The hub''s clock minus this one, to the second; messages'' timestamps are corrected by it.';
comment on column link.state.restored_at is
'When it was last noticed that the hub had been restored from a backup; what it had lost was then
told again.';
comment on column link.state.restored_before_at is
'When that was noticed the time before; null: never, or once.';
