-- Deploy hub:routing_lives
begin;
set local role centralcloud_owner;

-- Numbers are given out one by one under a lock: a primary key tells two beginnings apart.
create table routing.lives (
  life_id  integer primary key,
  life     uuid not null default gen_random_uuid(),
  home     text not null,
  reason   text not null,
  began_at timestamptz not null,
  constraint life_has_one_uuid unique (life),
  constraint reason_says_something check (reason ~ '\S')
);
comment on table routing.lives is
'Each time the hub came to live somewhere: first, then after every restore, copy or promotion.';
comment on column routing.lives.life_id is '1, 2, 3 …: the newest is the current one.';
comment on column routing.lives.life is
'What instances know it by: another one means that offsets they saw may be unknown here.';
comment on column routing.lives.home is
'Where it is lived: system identifier, timeline, oids of the database and of this table.';
comment on column routing.lives.reason is 'Why it began.';
comment on column routing.lives.began_at is 'When it was noticed.';

create table routing.jumps (
  topic         text not null references routing.topics on delete cascade,
  life_id       integer not null references routing.lives,
  newest_before bigint not null,
  next_offset   bigint not null,
  primary key (topic, life_id),
  constraint jump_goes_forward check (next_offset > newest_before + 1)
);
comment on table routing.jumps is
'Offsets left out at the beginning of a life, since a lost future may have given them out.';
comment on column routing.jumps.topic is 'The topic.';
comment on column routing.jumps.life_id is 'The life that began.';
comment on column routing.jumps.newest_before is 'The last offset before those left out.';
comment on column routing.jumps.next_offset is 'The first offset after them.';

alter table routing.topics
  add column floor_offset bigint not null default 1,
  add constraint floor_offset_is_positive check (floor_offset >= 1);
comment on column routing.topics.floor_offset is
'No offset below this one is given out any more; a jump raises it.';

commit;
