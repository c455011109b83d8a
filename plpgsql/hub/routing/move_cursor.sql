create or replace function routing.move_cursor(p_instance text, p_topic text, p_offset bigint)
returns bigint
language sql
volatile
begin atomic
  update routing.subscriptions
  set acked_offset = p_offset, acked_at = centralcloud.clock()
  where instance = p_instance and topic = p_topic
  returning acked_offset;
end;

comment on function routing.move_cursor(text, text, bigint) is
'Sets an instance''s cursor, forth or back, and returns it.';
