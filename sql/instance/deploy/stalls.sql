-- Deploy instance:stalls
begin;
set local role centralcloud_owner;

-- It is told whether the message may wait.
drop function if exists link.record_delivery(jsonb, jsonb);

alter table link.inbox
  add column stalled_since timestamptz,
  drop constraint inbox_state_is_known,
  add constraint inbox_state_is_known check (state in ('applied', 'rejected', 'stalled', 'dead')),
  add constraint stalled_has_a_time check (state <> 'stalled' or stalled_since is not null);
create index inbox_stalled on link.inbox (stalled_since) where state = 'stalled';
comment on column link.inbox.state is
'applied; rejected: its handler failed and the hub gives it again; stalled: what failed was the
server, and the next exchange tries it before any other; dead: the hub gave up.';
comment on column link.inbox.stalled_since is
'Since when it is the server that fails whenever this is tried; null: it was not, the last time.';

commit;
