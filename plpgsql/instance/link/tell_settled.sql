create or replace function link.tell_settled(p_topic text, p_offset bigint)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform link.call_hub(format('select to_jsonb(routing.ack(%L, %s))', p_topic, p_offset));
  update link.inbox set owed = null where topic = p_topic and topic_offset = p_offset;
end;
$$;

comment on function link.tell_settled(text, bigint) is
'Tells the hub that a message it delivered again has been applied.';
