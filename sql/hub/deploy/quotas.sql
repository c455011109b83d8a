-- Deploy hub:quotas
begin;
set local role centralcloud_owner;

create table fleet.quotas (
  instance text collate "C" not null references fleet.instances (name) on delete cascade,
  quota    text not null,
  value    bigint not null,
  primary key (instance, quota),
  constraint quota_is_known check (
    quota in ('messages_per_hour', 'bytes_per_hour', 'max_streams', 'max_connections')
  ),
  constraint quota_in_range check (value between 1 and 1000000000000)
);
comment on table fleet.quotas is
'What single instances may, where it is not what the settings fleet.<quota> say for all.';
comment on column fleet.quotas.instance is 'The instance.';
comment on column fleet.quotas.quota is
'messages_per_hour; bytes_per_hour (as jsonb); max_streams: streams it may tell; max_connections: of
its login.';
comment on column fleet.quotas.value is 'How much, in the unit that the name says.';

-- Half of each page stays free, so that spending is always a heap-only update.
create table fleet.buckets (
  instance  text collate "C" primary key references fleet.instances (name) on delete cascade,
  messages  float8 not null,
  bytes     float8 not null,
  filled_at timestamptz not null
) with (fillfactor = 50);
comment on table fleet.buckets is
'What each instance may still send at once: a token bucket, refilled by the hour''s quota an hour
and never above it.';
comment on column fleet.buckets.instance is 'The instance.';
comment on column fleet.buckets.messages is
'Messages left as of filled_at; below zero it waits until it is filled up again.';
comment on column fleet.buckets.bytes is 'Bytes left as of filled_at, likewise.';
comment on column fleet.buckets.filled_at is 'When it was last refilled and spent from.';

-- No foreign key: it would lock the instance's row for every insert.
create table fleet.charges (
  charge_id  bigint generated always as identity primary key,
  instance   text collate "C" not null,
  messages   bigint not null,
  bytes      bigint not null,
  charged_at timestamptz not null,
  constraint charge_is_not_negative check (messages >= 0 and bytes >= 0)
);
create index charges_by_instance on fleet.charges (instance);
comment on table fleet.charges is
'What was sent while another transaction of the instance held its bucket. The next one that gets the
bucket puts these in.';
comment on column fleet.charges.charge_id is 'Number of the charge.';
comment on column fleet.charges.instance is 'The instance.';
comment on column fleet.charges.messages is 'Messages of one call.';
comment on column fleet.charges.bytes is 'Bytes of one call.';
comment on column fleet.charges.charged_at is 'When that was.';

-- One that is made while sending would be waited for.
insert into fleet.buckets (instance, messages, bytes, filled_at)
select i.name, 36000, 1073741824, i.added_at from fleet.instances as i;

alter table intake.message_types
  add column chosen_keep_for interval,
  add constraint message_is_kept_for_a_chosen_time check (chosen_keep_for > interval '0');
comment on column intake.message_types.chosen_keep_for is
'What an operator chose in place of keep_for; upgrades leave it.';

create index dead_letters_by_age on intake.dead_letters (buried_at);

commit;
