create or replace function scheduling.last_beat()
returns timestamptz
language sql
stable
begin atomic
  select h.beat_at from scheduling.heart as h;
end;

comment on function scheduling.last_beat() is
'When catch_up() or tick() last began, or went on to the next run; null: neither ever ran. Older
than a few minutes while no run is going on: the clock stands still.';
