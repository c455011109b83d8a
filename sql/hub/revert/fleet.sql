-- Revert hub:fleet
-- The instances' login roles stay: they are the cluster's, and revert must not lock anyone out.
begin;
set local role centralcloud_owner;

drop schema fleet cascade;

commit;
