create or replace function routing.expire_topic(p_topic text, p_limit bigint)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_topic   routing.topics;
  v_done    bigint;
  v_first   bigint;
  v_expired bigint[];
begin
  -- A publisher reads first_offset under this same lock.
  select t.* into strict v_topic
  from routing.topics as t
  where t.topic = p_topic
  for no key update;

  v_done := routing.count_before(p_topic, v_topic.first_offset);
  v_first := least(
    routing.first_to_keep(v_topic), routing.offset_at(p_topic, v_done + p_limit + 1)
  );
  if v_first > v_topic.first_offset then
    update routing.topics set first_offset = v_first where topic = p_topic;
  end if;

  -- Waits for nobody: what is just being rejected is held and stays until the next time.
  v_expired := array(
    select l.topic_offset
    from routing.log as l
    where l.topic = p_topic
      and l.topic_offset < v_first
      and not (
        v_topic.compacted
        and l.key is not null
        and not exists (
          select
          from routing.log as n
          where n.topic = p_topic and n.key = l.key and n.topic_offset > l.topic_offset
        )
      )
    for update skip locked
  );
  -- A statement of its own sees whatever was rejected before the messages were locked.
  delete from routing.log as l
  where l.topic = p_topic
    and l.topic_offset = any (v_expired)
    and not exists (
      select
      from routing.redeliveries as r
      where r.topic = p_topic and r.topic_offset = l.topic_offset
    )
    and not exists (
      select
      from routing.dead_deliveries as d
      where d.topic = p_topic and d.topic_offset = l.topic_offset
    );
  return routing.count_before(p_topic, v_first) - v_done;
end;
$$;

comment on function routing.expire_topic(text, bigint) is
'Moves a topic''s first offset up by at most p_limit messages and deletes what lies below it, but
for the newest of each key of a compacted topic and what some instance rejected. Returns how many.';
