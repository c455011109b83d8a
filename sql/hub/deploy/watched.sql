-- Deploy hub:watched
begin;
set local role centralcloud_owner;

alter table intake.message_types add column reader text;
comment on column intake.message_types.reader is
'The job that takes messages of this type from their queue; null: none does, they wait.';

create table routing.found_gaps (
  topic         text not null references routing.topics on delete cascade,
  after_offset  bigint not null,
  before_offset bigint not null,
  found_at      timestamptz not null,
  primary key (topic, after_offset)
);
comment on table routing.found_gaps is
'The gaps in the logs as the last whole look at them found them; retention looks and lets go.';
comment on column routing.found_gaps.topic is 'Whose log.';
comment on column routing.found_gaps.after_offset is 'The last offset that is there before it.';
comment on column routing.found_gaps.before_offset is 'The first offset that is there after it.';
comment on column routing.found_gaps.found_at is 'When it was first found.';

-- These have other arguments from now on.
drop function if exists intake.register_message_type(
  text, text, text, boolean, integer, integer, interval
);
drop function if exists routing.gaps();

commit;
