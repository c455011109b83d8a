-- Deploy hub:fleet
begin;
set local role centralcloud_owner;

create schema fleet;
comment on schema fleet is
'Who the instances are, who owns them, and when they were last heard of.';

-- Heartbeats update in place every minute: room on the page keeps them off the indexes.
create table fleet.instances (
  instance_id      integer generated always as identity,
  name             text collate "C" primary key,
  owner            text collate "C" not null,
  role             text collate "C" not null,
  trust            float8 not null default 1,
  state            text not null default 'active',
  version          text,
  heartbeat        jsonb,
  heartbeat_at     timestamptz,
  last_accepted_at timestamptz,
  added_at         timestamptz not null,
  constraint instance_has_one_number unique (instance_id),
  constraint instance_has_one_role unique (role),
  constraint instance_name_is_a_role_name check (name ~ '^[a-z][a-z0-9_-]{0,62}$'),
  constraint instance_owner_is_named check (owner ~ '\S' and length(owner) <= 200),
  constraint instance_trust_in_range check (trust between 0 and 1),
  constraint instance_state_is_known check (state in ('active', 'paused', 'removed')),
  constraint heartbeat_is_object check (jsonb_typeof(heartbeat) = 'object')
) with (fillfactor = 50);
comment on table fleet.instances is
'One row an instance, kept after it left: what it said refers to it.';
comment on column fleet.instances.instance_id is 'Short number that other rooms refer to.';
comment on column fleet.instances.name is 'Its name: the source of its messages.';
comment on column fleet.instances.owner is
'Who owns it. Votes are per owner: all instances of one owner share one vote.';
comment on column fleet.instances.role is 'The login role it connects as; of the same name.';
comment on column fleet.instances.trust is
'Weight of its owner''s vote, as far as it comes from this instance: 0 (none) to 1.';
comment on column fleet.instances.state is
'active; paused: registered, without a vote; removed: gone, its login too.';
comment on column fleet.instances.version is 'Version of the package, as of its last heartbeat.';
comment on column fleet.instances.heartbeat is 'Its last heartbeat message, whole.';
comment on column fleet.instances.heartbeat_at is 'When that was received.';
comment on column fleet.instances.last_accepted_at is
'When a call of it was last accepted; up to a minute behind, so that sending does not contend.';
comment on column fleet.instances.added_at is 'When it was registered.';

commit;
