create or replace function centralcloud.freeze_clock(p_at timestamptz)
returns timestamptz
language sql
volatile
begin atomic
  update centralcloud.clock_override set frozen_at = p_at, shift = interval '0'
  returning frozen_at;
end;

comment on function centralcloud.freeze_clock(timestamptz) is
'Stops centralcloud.clock() at p_at for every session of this database; for tests. Returns p_at.';
