create or replace function routing.begin_subscription(
  p_instance text,
  p_topic    text,
  p_cursor   bigint
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_subscription_id integer;
begin
  insert into routing.subscribers (instance, topic, subscribed_at)
  values (p_instance, p_topic, centralcloud.clock())
  on conflict (instance, topic) do nothing
  returning subscription_id into v_subscription_id;

  if v_subscription_id is not null then
    insert into routing.cursors (subscription_id, step, acked_offset)
    values (v_subscription_id, 0, p_cursor);
  end if;
end;
$$;

comment on function routing.begin_subscription(text, text, bigint) is
'Makes an instance read a topic, from beyond p_cursor on; one that reads it already goes on where it
is.';
