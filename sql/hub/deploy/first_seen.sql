-- Deploy hub:first_seen
begin;
set local role centralcloud_owner;

comment on column aggregation.patterns.first_seen_at is
'When the first to tell it to this hub saw it (of those folded in one batch, the earliest). It
depends on who came first: who comes later may have seen it before.';

commit;
