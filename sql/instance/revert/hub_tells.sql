-- Revert instance:hub_tells
begin;
set local role centralcloud_owner;

drop view if exists link.state cascade;
drop function if exists link.join(text, text, integer, text, text, text, text);
drop function if exists link.server_options(text, text, integer, text, text, text);
drop function if exists link.send(bigint[], jsonb);
drop function if exists link.follow_topics();
alter table link.hub
  drop column life cascade,
  drop column members cascade,
  drop column greeted_at cascade,
  drop column skew cascade,
  drop column restored_at cascade,
  drop column pause cascade,
  drop column next_exchange_at cascade,
  drop column heartbeat_at cascade,
  drop column held_since cascade,
  drop column held_sqlstate cascade,
  drop column held_error cascade,
  drop column held_hint cascade;
comment on column link.outbox.sent_at is 'When the hub took it.';

commit;
