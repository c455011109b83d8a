-- Revert instance:usage
begin;
set local role centralcloud_owner;

drop table knowledge.reports cascade;
drop table knowledge.usage_totals cascade;
drop table knowledge.uses cascade;

commit;
