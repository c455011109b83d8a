create or replace function centralcloud.freeze_clock(p_at timestamptz)
returns timestamptz
language sql
volatile
begin atomic
  insert into centralcloud.clock_override as o (frozen_at) values (p_at)
  on conflict (only_row) do update set frozen_at = excluded.frozen_at, shift = excluded.shift
  returning o.frozen_at;
end;

comment on function centralcloud.freeze_clock(timestamptz) is
'Stops centralcloud.clock() at p_at for every session of this database; for tests. Returns p_at.';
