-- Revert core:scheduling
begin;
set local role centralcloud_owner;

drop schema scheduling cascade;

commit;
