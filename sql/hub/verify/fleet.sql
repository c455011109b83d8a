-- Verify hub:fleet
begin;

select
  instance_id, name, owner, role, trust, state, version, heartbeat, heartbeat_at, last_accepted_at,
  added_at
from fleet.instances where false;

rollback;
