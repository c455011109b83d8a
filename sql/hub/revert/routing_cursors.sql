-- Revert hub:routing_cursors
begin;
set local role centralcloud_owner;
drop view if exists routing.subscriptions cascade;

alter table routing.subscribers
  add column acked_offset bigint,
  add column acked_at timestamptz,
  add constraint acked_offset_is_not_negative check (acked_offset >= 0);
update routing.subscribers as s
set acked_offset = c.acked_offset, acked_at = c.acked_at
from (
  select distinct on (n.subscription_id) n.subscription_id, n.acked_offset, n.acked_at
  from routing.cursors as n
  order by n.subscription_id, n.step desc
) as c
where c.subscription_id = s.subscription_id;
alter table routing.subscribers
  alter column acked_offset set not null,
  drop column subscription_id cascade;
alter table routing.subscribers rename to subscriptions;
alter table routing.subscriptions rename constraint subscribers_pkey to subscriptions_pkey;
alter table routing.subscriptions set (fillfactor = 50);
comment on table routing.subscriptions is 'How far each instance is in each of its topics.';
comment on column routing.subscriptions.acked_offset is
'The cursor: everything up to here is settled, but for what stands in redeliveries.';
comment on column routing.subscriptions.acked_at is 'When the cursor last moved.';
drop table routing.cursors cascade;
commit;
