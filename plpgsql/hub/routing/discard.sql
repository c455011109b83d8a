create or replace function routing.discard(p_instance text, p_topic text, p_offset bigint)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
begin
  delete from routing.dead_deliveries as d
  where d.instance = p_instance and d.topic = p_topic and d.topic_offset = p_offset;
  if not found then
    perform routing.refuse_delivery(p_instance, p_topic, p_offset);
  end if;
  return (
    select l.payload from routing.log as l where l.topic = p_topic and l.topic_offset = p_offset
  );
end;
$$;

comment on function routing.discard(text, text, bigint) is
'Gives a dead delivery up for good: that instance will not see the message. Returns the message,
which leaves the log when its time is over. Raises SC307 when there is no such dead delivery.';
