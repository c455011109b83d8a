create or replace function routing.extents(p_pattern text)
returns table (topic text, newest_offset bigint)
language plpgsql
stable
set search_path = ''
as $$
begin
  perform routing.check_pattern(p_pattern);
  return query
    select t.topic, routing.newest_offset(t.topic)
    from routing.topics as t
    where routing.matches(p_pattern, t.topic)
    order by t.topic;
end;
$$;

comment on function routing.extents(text) is
'The topics that a topic''s name or a pattern (insights.*, #) means, and the newest offset of each.
Raises SC301 for an unknown topic.';
