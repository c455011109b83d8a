create or replace function routing.hold_cursor(p_instance text, p_topic text)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_cursor bigint;
begin
  select s.acked_offset into v_cursor
  from routing.subscriptions as s
  where s.instance = p_instance and s.topic = p_topic
  for no key update;

  if not found then
    perform routing.refuse_subscription(p_instance, p_topic);
  end if;
  return v_cursor;
end;
$$;

comment on function routing.hold_cursor(text, text) is
'As routing.cursor(), and locks it until the end of the transaction.';
