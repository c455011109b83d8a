-- Hops from key to key in the index: the cost is the number of keys, not the length of the log.
create or replace function routing.newest_of_keys(p_topic text)
returns table (key text, topic_offset bigint)
language sql
stable
begin atomic
  with recursive newest as (
    (
      select l.key, l.topic_offset
      from routing.log as l
      where l.topic = p_topic and l.key is not null
      order by l.key, l.topic_offset desc
      limit 1
    )
    union all
    select hop.key, hop.topic_offset
    from newest as n
    cross join lateral (
      select l.key, l.topic_offset
      from routing.log as l
      where l.topic = p_topic and l.key > n.key
      order by l.key, l.topic_offset desc
      limit 1
    ) as hop
  )
  select n.key, n.topic_offset from newest as n;
end;

comment on function routing.newest_of_keys(text) is
'The newest message of each key of a topic: what a compacted topic holds as its state.';
