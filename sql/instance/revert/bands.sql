-- Revert instance:bands
begin;
set local role centralcloud_owner;

alter table analysis.incoming_patterns drop column bands cascade;
alter table analysis.patterns drop column bands cascade;

commit;
