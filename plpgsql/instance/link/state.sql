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
  (select count(*) from link.inbox as i where i.state <> 'applied') as inbox_not_applied
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
