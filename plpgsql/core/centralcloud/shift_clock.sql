create or replace function centralcloud.shift_clock(p_by interval)
returns timestamptz
language sql
volatile
begin atomic
  update centralcloud.clock_override set shift = shift + p_by
  returning coalesce(frozen_at, pg_catalog.clock_timestamp()) + shift;
end;

comment on function centralcloud.shift_clock(interval) is
'Moves centralcloud.clock(), running or frozen, by p_by for every session of this database; for
tests. Shifts add up. Returns the new time.';
