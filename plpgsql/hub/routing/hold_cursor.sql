create or replace function routing.hold_cursor(p_instance text, p_topic text)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
begin
  -- Whoever waited here reads the cursor afterwards, where the other left it.
  perform
  from routing.subscribers as s
  where s.instance = p_instance and s.topic = p_topic
  for no key update;
  return routing.cursor(p_instance, p_topic);
end;
$$;

comment on function routing.hold_cursor(text, text) is
'As routing.cursor(), and no other rejects, seeks or unsubscribes for this instance and topic until
the end of the transaction.';
