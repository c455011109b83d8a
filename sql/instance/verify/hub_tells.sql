-- Verify instance:hub_tells
begin;
select
  life, members, greeted_at, skew, restored_at, pause, next_exchange_at, heartbeat_at, held_since,
  held_sqlstate, held_error, held_hint
from link.hub where false;
rollback;
