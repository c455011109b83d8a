-- Deploy instance:hub_tells
begin;
set local role centralcloud_owner;

alter table link.hub
  add column life             uuid,
  add column members          integer,
  add column greeted_at       timestamptz,
  add column skew             interval not null default interval '0',
  add column restored_at      timestamptz,
  add column pause            interval not null default interval '0',
  add column next_exchange_at timestamptz,
  add column heartbeat_at     timestamptz,
  add column held_since       timestamptz,
  add column held_sqlstate    text,
  add column held_error       text,
  add column held_hint        text,
  add constraint pause_is_not_negative check (pause >= interval '0'),
  add constraint held_has_a_reason check ((held_since is null) = (held_sqlstate is null));
comment on column link.hub.life is
'Which life of the hub was last met: it begins another when it is restored from a backup.';
comment on column link.hub.members is 'How many instances the hub last said it has.';
comment on column link.hub.greeted_at is 'The hub''s clock at the beginning of the last exchange.';
comment on column link.hub.skew is
'The hub''s clock minus this one; what differs by less than a second is no other skew.';
comment on column link.hub.restored_at is
'When it was last noticed here that the hub had been restored from a backup; null: never.';
comment on column link.hub.pause is
'How long after the last exchange the next is due: it grows while there is nothing to exchange.';
comment on column link.hub.next_exchange_at is
'When the next exchange is due, unless something is to be told before; null: at the next slot.';
comment on column link.hub.heartbeat_at is 'When the last heartbeat was sent, or refused.';
comment on column link.hub.held_since is
'Since when the hub takes no messages for now (quota, pause) and they wait; null: it takes them.';
comment on column link.hub.held_sqlstate is 'SQLSTATE of its newest refusal.';
comment on column link.hub.held_error is 'Message of that refusal.';
comment on column link.hub.held_hint is 'Hint of that refusal.';
comment on column link.outbox.sent_at is 'When the hub took it, by the hub''s clock.';

-- Their arguments or results are others now.
drop function if exists link.join(text, text, integer, text, text, text);
drop function if exists link.server_options(text, text, integer, text, text);
drop function if exists link.send(bigint[]);
drop function if exists link.follow_topics();

commit;
