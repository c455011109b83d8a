create or replace function routing.cursor_before_last(p_topic text, p_count integer)
returns bigint
language sql
stable
begin atomic
  select coalesce(min(n.topic_offset) - 1, routing.newest_offset(p_topic))
  from (
    select l.topic_offset
    from routing.log as l
    where l.topic = p_topic
    order by l.topic_offset desc
    limit p_count
  ) as n;
end;

comment on function routing.cursor_before_last(text, integer) is
'The offset after which the last p_count messages of a topic''s log lie; the newest where there are
none.';
