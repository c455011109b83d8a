create or replace function routing.subscribers_of(p_topic text)
returns table (
  instance text, acked_offset bigint, lag bigint, acked_at timestamptz, subscribed_at timestamptz,
  redeliveries bigint, dead_deliveries bigint
)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_newest bigint := routing.newest_offset(p_topic);
  v_told   bigint := routing.count_before(p_topic, v_newest + 1);
begin
  if v_newest is null then
    perform routing.refuse_topic(p_topic);
  end if;
  return query
    select
      s.instance, s.acked_offset,
      v_told - routing.count_before(p_topic, s.acked_offset + 1), s.acked_at, s.subscribed_at,
      (
        select count(*)
        from routing.redeliveries as r
        where r.instance = s.instance and r.topic = p_topic
      ),
      (
        select count(*)
        from routing.dead_deliveries as d
        where d.instance = s.instance and d.topic = p_topic
      )
    from routing.subscriptions as s
    join fleet.names() as f (name) on f.name = s.instance
    where s.topic = p_topic
    order by s.acked_offset, s.instance;
end;
$$;

comment on function routing.subscribers_of(text) is
'Who reads a topic, the farthest behind first: the cursor, by how many messages it is behind, when
it last moved (null: never), what waits to be delivered again and what was given up. Raises SC301.';
