create or replace function routing.cursor(p_instance text, p_topic text)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
  v_cursor bigint;
begin
  select s.acked_offset into v_cursor
  from routing.subscriptions as s
  where s.instance = p_instance and s.topic = p_topic;

  if not found then
    perform routing.refuse_subscription(p_instance, p_topic);
  end if;
  return v_cursor;
end;
$$;

comment on function routing.cursor(text, text) is
'Up to which offset an instance has settled a topic. Raises SC301 for an unknown topic, SC303
without a subscription.';
