create or replace function routing.newest_offset(p_topic text)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select greatest(
      (select max(l.topic_offset) from routing.log as l where l.topic = t.topic),
      t.first_offset - 1,
      t.floor_offset - 1
    )
    from routing.topics as t
    where t.topic = p_topic
  );
end;
$$;

comment on function routing.newest_offset(text) is
'The last offset given out in a topic, also after its message expired, or left out by a jump; 0
before the first. Null for an unknown topic.';
