create or replace function routing.advance_cursor(p_instance text, p_topic text, p_offset bigint)
returns bigint
language sql
volatile
begin atomic
  update routing.subscriptions
  set acked_offset = p_offset, acked_at = centralcloud.clock()
  where instance = p_instance
    and topic = p_topic
    and acked_offset < p_offset
    and p_offset <= routing.newest_offset(p_topic)
  returning acked_offset;
end;

comment on function routing.advance_cursor(text, text, bigint) is
'Moves an instance''s cursor on to a published offset and returns it; null where it can''t, since it
is there or beyond, the offset was not published, or there is no subscription.';
