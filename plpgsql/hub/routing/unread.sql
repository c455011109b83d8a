-- Topics are merged by time of publishing, made monotonous within a topic, so that a clock set
-- back can't change the order of its offsets.
create or replace function routing.unread(p_instance text, p_limit integer)
returns setof routing.delivery
language sql
stable
begin atomic
  select
    m.topic,
    m.topic_offset,
    'message',
    m.key,
    m.payload,
    1,
    0::bigint,
    m.published_at
  from routing.subscriptions as s
  join routing.topics as t on t.topic = s.topic
    and (
      t.first_offset <= s.acked_offset + 1
      or routing.count_before(t.topic, t.first_offset)
        <= routing.count_before(t.topic, s.acked_offset + 1)
    )
  cross join lateral (
    select
      n.topic,
      n.topic_offset,
      n.key,
      n.payload,
      n.published_at,
      max(n.published_at) over (order by n.topic_offset) as told_at
    from (
      select l.topic, l.topic_offset, l.key, l.payload, l.published_at
      from routing.log as l
      where l.topic = s.topic and l.topic_offset > s.acked_offset
      order by l.topic_offset
      limit p_limit
    ) as n
  ) as m
  where s.instance = p_instance
  order by m.told_at, m.topic, m.topic_offset
  limit p_limit;
end;

comment on function routing.unread(text, integer) is
'What lies beyond an instance''s cursors: each topic in the order of its offsets, topics among each
other in the order in which they were told.';
