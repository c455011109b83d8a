create or replace function routing.record_life(p_reason text)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_life_id integer;
begin
  -- Under repeatable read a number that is taken already ends in 40001, as it should.
  insert into routing.lives (life_id, home, reason, began_at)
  select coalesce(max(l.life_id), 0) + 1, routing.home(), p_reason, centralcloud.clock()
  from routing.lives as l
  on conflict (life_id) do nothing
  returning life_id into strict v_life_id;
  return v_life_id;
end;
$$;

comment on function routing.record_life(text) is
'Notes that a life begins here, and returns its number. The caller holds the lock on the table.';
