-- Deploy hub:charges
begin;
set local role centralcloud_owner;

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

-- Every instance has a bucket from now on: one that is made while sending would be waited for.
insert into fleet.buckets (instance, messages, bytes, filled_at)
select i.name, 36000, 1073741824, i.added_at from fleet.instances as i
on conflict (instance) do nothing;

-- These have another form now, or are gone.
drop function if exists aggregation.check_stream_quotas();
drop function if exists fleet.refilled(float8, bigint, timestamptz, timestamptz);

create index dead_letters_by_age on intake.dead_letters (buried_at);

commit;
