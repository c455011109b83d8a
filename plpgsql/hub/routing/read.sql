create or replace function routing.read(p_topic text, p_after bigint, p_limit integer)
returns setof routing.log
language plpgsql
stable
set search_path = ''
as $$
begin
  if routing.newest_offset(p_topic) is null then
    perform routing.refuse_topic(p_topic);
  end if;
  return query
    select l.*
    from routing.log as l
    where l.topic = p_topic and l.topic_offset > p_after
    order by l.topic_offset
    limit p_limit;
end;
$$;

comment on function routing.read(text, bigint, integer) is
'The messages of a topic after an offset, p_limit at most, in their order, for operators: without a
subscription, and no cursor moves. Offsets are in commit order, so whoever goes on from the last one
read misses nothing. Raises SC301.';
