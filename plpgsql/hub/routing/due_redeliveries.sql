create or replace function routing.due_redeliveries(p_instance text, p_limit integer)
returns setof routing.delivery
language sql
stable
begin atomic
  select
    l.topic,
    l.topic_offset,
    'redelivery',
    l.key,
    l.payload,
    r.attempts + 1,
    0::bigint,
    l.published_at
  from routing.redeliveries as r
  join routing.log as l on l.topic = r.topic and l.topic_offset = r.topic_offset
  where r.instance = p_instance and r.due_at <= centralcloud.clock()
  order by r.due_at, l.topic, l.topic_offset
  limit p_limit;
end;

comment on function routing.due_redeliveries(text, integer) is
'The messages an instance rejected whose backoff is over, longest due first.';
