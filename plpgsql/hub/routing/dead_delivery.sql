create or replace function routing.dead_delivery(
  p_instance text,
  p_topic    text,
  p_offset   bigint
)
returns table (
  instance text, topic text, topic_offset bigint, key text, published_at timestamptz,
  published_by text, attempts integer, error text, died_at timestamptz, message jsonb
)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
    select
      d.instance, d.topic, d.topic_offset, l.key, l.published_at, l.headers ->> 'by', d.attempts,
      d.error, d.died_at, l.payload
    from routing.dead_deliveries as d
    left join routing.log as l on l.topic = d.topic and l.topic_offset = d.topic_offset
    where d.instance = p_instance and d.topic = p_topic and d.topic_offset = p_offset;
  if not found then
    perform routing.refuse_delivery(p_instance, p_topic, p_offset);
  end if;
end;
$$;

comment on function routing.dead_delivery(text, text, bigint) is
'A delivery that was given up for one instance, with the whole message. Raises SC307 when there is
no such.';
