create or replace function routing.give_up(
  p_instance text,
  p_topic    text,
  p_offset   bigint,
  p_attempts integer,
  p_error    text
)
returns void
language sql
volatile
begin atomic
  delete from routing.redeliveries
  where instance = p_instance and topic = p_topic and topic_offset = p_offset;

  insert into routing.dead_deliveries (
    instance, topic, topic_offset, attempts, error, died_at
  )
  values (p_instance, p_topic, p_offset, p_attempts, p_error, centralcloud.clock())
  on conflict (instance, topic, topic_offset) do nothing;
end;

comment on function routing.give_up(text, text, bigint, integer, text) is
'Moves a message from an instance''s redeliveries to its dead deliveries.';
