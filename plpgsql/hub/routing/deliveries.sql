-- Planning anew for each call would take longer than reading.
create or replace function routing.deliveries(p_instance text, p_limit integer)
returns setof routing.delivery
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
rows 100
as $$
declare
  v_room  integer := p_limit;
  v_found integer;
begin
  return query select d.* from routing.due_redeliveries(p_instance, v_room) as d;
  get diagnostics v_found = row_count;

  v_room := v_room - v_found;
  return query select d.* from routing.resyncs(p_instance, v_room) as d;
  get diagnostics v_found = row_count;

  v_room := v_room - v_found;
  return query select d.* from routing.unread(p_instance, v_room) as d;
end;
$$;

comment on function routing.deliveries(text, integer) is
'What an instance is to apply next, at most p_limit: rejected messages that are due again, a resync
for each topic it fell off, then messages in the order of their offsets.';
