create or replace function scheduling.beat(p_trigger text)
returns void
language sql
volatile
begin atomic
  insert into scheduling.heart as h (beat_at, trigger)
  values (centralcloud.clock(), p_trigger)
  on conflict (only_row) do update set beat_at = excluded.beat_at, trigger = excluded.trigger;
end;

comment on function scheduling.beat(text) is
'Records that the clock goes; p_trigger is what goes: catch_up or tick.';
