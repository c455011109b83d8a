-- Deploy hub:routing_retention
begin;
set local role centralcloud_owner;

alter table routing.topics rename column retain_for to default_retain_for;
alter table routing.topics rename column retain_rows to default_retain_rows;
alter table routing.topics
  add column chosen_retain_for interval,
  add column chosen_retain_rows bigint,
  add constraint chosen_retain_for_is_positive check (chosen_retain_for > interval '0'),
  add constraint chosen_retain_rows_is_positive check (chosen_retain_rows >= 1),
  add column retain_for interval not null
    generated always as (coalesce(chosen_retain_for, default_retain_for)) stored,
  add column retain_rows bigint not null
    generated always as (coalesce(chosen_retain_rows, default_retain_rows)) stored;
comment on column routing.topics.default_retain_for is 'What the topic was registered with.';
comment on column routing.topics.default_retain_rows is 'What the topic was registered with.';
comment on column routing.topics.chosen_retain_for is
'What was chosen here instead (set_retention()); null: the default holds.';
comment on column routing.topics.chosen_retain_rows is
'What was chosen here instead (set_retention()); null: the default holds.';
comment on column routing.topics.retain_for is 'Messages older than this leave the log.';
comment on column routing.topics.retain_rows is 'Messages kept at most, counted from the newest.';

commit;
