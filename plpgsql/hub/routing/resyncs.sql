-- Retention doesn't wait for readers, so a cursor can be left behind the log. A compacted topic
-- then gives the newest of each key; any other can only say how much is gone.
create or replace function routing.resyncs(p_instance text, p_limit integer)
returns setof routing.delivery
language sql
stable
begin atomic
  select
    d.topic,
    d.topic_offset,
    'resync',
    l.key,
    l.payload,
    1,
    routing.count_before(d.topic, d.topic_offset + 1)
      - routing.count_before(
        d.topic,
        1 + coalesce(
          lag(d.topic_offset) over (partition by d.topic order by d.topic_offset),
          d.acked_offset
        )
      )
      - (l.topic is not null)::integer,
    l.published_at
  from (
    select
      s.topic, s.acked_offset, coalesce(k.topic_offset, t.first_offset - 1) as topic_offset,
      k.topic_offset is not null as is_state
    from routing.subscriptions as s
    join routing.topics as t on t.topic = s.topic
      and t.first_offset > s.acked_offset + 1
      and routing.count_before(t.topic, t.first_offset)
        > routing.count_before(t.topic, s.acked_offset + 1)
    left join lateral (
      select n.topic_offset
      from routing.newest_of_keys(s.topic) as n
      where n.topic_offset > s.acked_offset
    ) as k on t.compacted
    where s.instance = p_instance
  ) as d
  left join routing.log as l
    on d.is_state and l.topic = d.topic and l.topic_offset = d.topic_offset
  order by d.topic, d.topic_offset
  limit p_limit;
end;

comment on function routing.resyncs(text, integer) is
'What an instance is given for topics whose messages left the log before it had read them: of a
compacted topic the newest message of each key beyond its cursor, of any other one delivery without
payload. missed counts the messages passed over.';
