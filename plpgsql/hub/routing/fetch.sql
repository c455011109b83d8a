create or replace function routing.fetch(p_limit integer default 100)
returns setof routing.delivery
language plpgsql
stable
security definer
set search_path = ''
rows 100
as $$
declare
  v_instance text := fleet.calling_instance();
  v_room     integer := least(greatest(p_limit, 0), 1000);
  v_found    integer;
begin
  return query select d.* from routing.due_redeliveries(v_instance, v_room) as d;
  get diagnostics v_found = row_count;

  v_room := v_room - v_found;
  return query select d.* from routing.resyncs(v_instance, v_room) as d;
  get diagnostics v_found = row_count;

  v_room := v_room - v_found;
  return query select d.* from routing.unread(v_instance, v_room) as d;
end;
$$;

comment on function routing.fetch(integer) is
'What the calling instance is to apply next, in this order: rejected messages that are due again,
a resync for each topic it fell off, then messages in the order of their offsets; at most p_limit
(1,000). It only reads, so it may be called again: what is not acknowledged comes again. Raises
SC401.';
