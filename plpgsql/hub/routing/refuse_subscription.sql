create or replace function routing.refuse_subscription(p_instance text, p_topic text)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if routing.newest_offset(p_topic) is null then
    perform routing.refuse_topic(p_topic);
  end if;
  raise exception '% is not subscribed to topic %', p_instance, p_topic
    using errcode = 'SC303',
          detail  = 'A cursor comes with a subscription.',
          hint    = format('select routing.subscribe(%L);', p_topic);
end;
$$;

comment on function routing.refuse_subscription(text, text) is
'Raises SC301 where there is no such topic, else SC303: the instance is not subscribed to it.';
