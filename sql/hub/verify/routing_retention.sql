-- Verify hub:routing_retention
begin;
select
  default_retain_for, chosen_retain_for, retain_for,
  default_retain_rows, chosen_retain_rows, retain_rows
from routing.topics where false;
rollback;
