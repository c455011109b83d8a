-- Revert hub:first_seen
begin;
set local role centralcloud_owner;

comment on column aggregation.patterns.first_seen_at is 'When the first to tell it saw it.';

commit;
