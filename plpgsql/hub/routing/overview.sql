create or replace function routing.overview()
returns table (
  topic text, description text, first_offset bigint, newest_offset bigint, newest_at timestamptz,
  subscribers bigint, largest_lag bigint, laggard text, retain_for interval, retain_rows bigint,
  compacted boolean, redeliveries bigint, dead_deliveries bigint
)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
    select
      t.topic, t.description, t.first_offset, n.newest,
      (
        select l.published_at
        from routing.log as l
        where l.topic = t.topic
        order by l.topic_offset desc
        limit 1
      ),
      coalesce(s.subscribers, 0),
      routing.count_before(t.topic, n.newest + 1)
        - routing.count_before(t.topic, s.lowest_cursor + 1),
      s.laggard,
      t.retain_for, t.retain_rows, t.compacted,
      coalesce(r.pending, 0), coalesce(d.dead, 0)
    from routing.topics as t
    cross join lateral (select routing.newest_offset(t.topic) as newest) as n
    left join (
      select
        s.topic, count(*) as subscribers, min(s.acked_offset) as lowest_cursor,
        (array_agg(s.instance order by s.acked_offset, s.instance))[1] as laggard
      from routing.subscriptions as s
      join fleet.names() as f (name) on f.name = s.instance
      group by s.topic
    ) as s on s.topic = t.topic
    left join (
      select r.topic, count(*) as pending
      from routing.redeliveries as r
      join fleet.names() as f (name) on f.name = r.instance
      group by r.topic
    ) as r on r.topic = t.topic
    left join (
      select d.topic, count(*) as dead
      from routing.dead_deliveries as d
      join fleet.names() as f (name) on f.name = d.instance
      group by d.topic
    ) as d on d.topic = t.topic
    order by t.topic;
end;
$$;

comment on function routing.overview() is
'Every topic: its first and newest offset, when that was published (null: the log is empty), how
many instances read it, by how many messages the last of them is behind and which that is (null:
nobody reads it), how long its log is kept, and how many messages wait to be delivered again or were
given up for an instance. Removed instances are not counted.';
