-- Two that take the same step at once: the second waits for the first, then takes none.
create or replace function routing.advance_cursor(p_instance text, p_topic text, p_offset bigint)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_cursor bigint;
begin
  insert into routing.cursors (subscription_id, step, acked_offset, acked_at)
  select s.subscription_id, c.step + 1, p_offset, centralcloud.clock()
  from routing.subscribers as s
  cross join lateral routing.newest_cursor(s.subscription_id) as c
  where s.instance = p_instance
    and s.topic = p_topic
    and c.acked_offset < p_offset
    and p_offset <= routing.newest_offset(p_topic)
  on conflict (subscription_id, step) do nothing
  returning acked_offset into v_cursor;
  return v_cursor;
end;
$$;

comment on function routing.advance_cursor(text, text, bigint) is
'Moves an instance''s cursor on to a published offset and returns it; null where it can''t, since it
is there or beyond, another moved it meanwhile, the offset was not published, or there is no
subscription.';
