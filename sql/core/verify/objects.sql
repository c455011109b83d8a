-- Verify core:objects
begin;

select kind, object, stamp, server_major, definition, grants, recorded_at
from centralcloud.objects
where false;

rollback;
