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

  if found then
    return v_cursor;
  end if;
  if routing.newest_offset(p_topic) is null then
    perform routing.refuse_topic(p_topic);
  end if;
  raise exception '% is not subscribed to topic %', p_instance, p_topic
    using errcode = 'SC303',
          detail  = 'A cursor comes with a subscription.',
          hint    = format('select routing.subscribe(%L);', p_topic);
end;
$$;

comment on function routing.hold_cursor(text, text) is
'Locks an instance''s subscription until the end of the transaction and returns its cursor. Raises
SC301 for an unknown topic, SC303 without a subscription.';
