create or replace function routing.list_dead_deliveries(
  p_limit    integer,
  p_topic    text default null,
  p_instance text default null
)
returns table (
  instance text, topic text, topic_offset bigint, key text, attempts integer, error text,
  died_at timestamptz
)
language sql
stable
begin atomic
  select d.instance, d.topic, d.topic_offset, l.key, d.attempts, d.error, d.died_at
  from routing.dead_deliveries as d
  join fleet.names() as f (name) on f.name = d.instance
  left join routing.log as l on l.topic = d.topic and l.topic_offset = d.topic_offset
  where (p_topic is null or d.topic = p_topic) and (p_instance is null or d.instance = p_instance)
  order by d.died_at desc, d.topic, d.topic_offset, d.instance
  limit case when p_limit < 0 then 0 else p_limit end;
end;

comment on function routing.list_dead_deliveries(integer, text, text) is
'The deliveries that were given up last, p_limit at most (null: all), of one topic or instance or of
all. Those to instances that were removed are not in it.';
