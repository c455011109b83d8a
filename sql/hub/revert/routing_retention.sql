-- Revert hub:routing_retention
begin;
set local role centralcloud_owner;
alter table routing.topics drop column retain_for cascade;
alter table routing.topics drop column retain_rows cascade;
alter table routing.topics
  drop column chosen_retain_for,
  drop column chosen_retain_rows;
alter table routing.topics rename column default_retain_for to retain_for;
alter table routing.topics rename column default_retain_rows to retain_rows;
comment on column routing.topics.retain_for is 'Messages older than this leave the log.';
comment on column routing.topics.retain_rows is 'Offsets kept at most, counted from the newest.';
commit;
