create or replace function centralcloud.shift_clock(p_by interval)
returns timestamptz
language sql
volatile
begin atomic
  insert into centralcloud.clock_override as o (shift) values (p_by)
  on conflict (only_row) do update set shift = o.shift + excluded.shift
  returning coalesce(o.frozen_at, pg_catalog.clock_timestamp()) + o.shift;
end;

comment on function centralcloud.shift_clock(interval) is
'Moves centralcloud.clock(), running or frozen, by p_by for every session of this database; for
tests. Shifts add up. Returns the new time.';
