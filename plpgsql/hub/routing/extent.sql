create or replace function routing.extent(p_topic text)
returns table (depth bigint, newest_at timestamptz)
language sql
stable
begin atomic
  select coalesce(n.topic_offset - o.topic_offset + 1, 0), n.published_at
  from (values (true)) as always (is_row)
  left join lateral (
    select l.topic_offset
    from routing.log as l
    where l.topic = p_topic
    order by l.topic_offset
    limit 1
  ) as o on true
  left join lateral (
    select l.topic_offset, l.published_at
    from routing.log as l
    where l.topic = p_topic
    order by l.topic_offset desc
    limit 1
  ) as n on true;
end;

comment on function routing.extent(text) is
'How long the log of a topic is (last offset − first + 1, an upper bound), and when its newest
message was published (null: it is empty).';
