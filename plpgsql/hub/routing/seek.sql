create or replace function routing.seek(p_topic text, p_offset bigint)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_instance text := fleet.calling_instance();
begin
  perform routing.hold_cursor(v_instance, p_topic);
  perform routing.move_cursor(
    v_instance, p_topic, routing.cursor_before(p_topic, p_offset)
  );

  -- What comes again as a message must not come as a redelivery too.
  delete from routing.redeliveries
  where instance = v_instance and topic = p_topic and topic_offset >= p_offset;
  delete from routing.dead_deliveries
  where instance = v_instance and topic = p_topic and topic_offset >= p_offset;
end;
$$;

comment on function routing.seek(text, bigint) is
'Makes p_offset the next to be delivered to the calling instance, forth or back. What it rejected
from there on is forgotten and comes again in order. Raises SC301, SC302 where p_offset is neither
published nor the one after the newest, SC303, SC401.';
