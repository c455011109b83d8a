create or replace function centralcloud.release_clock()
returns timestamptz
language sql
volatile
begin atomic
  insert into centralcloud.clock_override (only_row) values (true)
  on conflict (only_row) do update set frozen_at = null, shift = interval '0'
  returning pg_catalog.clock_timestamp();
end;

comment on function centralcloud.release_clock() is
'Lets centralcloud.clock() follow the wall clock again. Returns the time.';
