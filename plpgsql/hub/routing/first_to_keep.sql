create or replace function routing.first_to_keep(p_topic routing.topics)
returns bigint
language sql
stable
begin atomic
  select greatest(
    (p_topic).first_offset,
    routing.offset_at(
      (p_topic).topic,
      greatest(
        routing.count_before((p_topic).topic, n.newest + 1) - (p_topic).retain_rows + 1, 1
      )
    ),
    coalesce(
      (
        select l.topic_offset
        from routing.log as l
        where l.topic = (p_topic).topic
          and l.topic_offset >= (p_topic).first_offset
          and l.published_at >= centralcloud.clock() - (p_topic).retain_for
        order by l.topic_offset
        limit 1
      ),
      n.newest + 1
    )
  )
  from (select routing.newest_offset((p_topic).topic) as newest) as n;
end;

comment on function routing.first_to_keep(routing.topics) is
'The first offset of a topic that its policy (age, number of messages) still holds; newest + 1 where
it holds none.';
