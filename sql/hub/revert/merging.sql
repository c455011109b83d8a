-- Revert hub:merging
begin;
set local role centralcloud_owner;

drop table aggregation.incoming_observations;
drop table aggregation.incoming_streams;

commit;
