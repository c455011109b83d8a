create or replace function routing.gaps(p_newest bigint default null)
returns table (topic text, after_offset bigint, before_offset bigint)
language sql
stable
begin atomic
  -- Counting is quick, and all that there is to do where nothing is missing.
  with topics as materialized (
    select t.topic, n.newest, f.first_offset
    from routing.topics as t
    cross join lateral (select routing.newest_offset(t.topic)) as n (newest)
    cross join lateral (
      select greatest(t.first_offset, coalesce(n.newest - p_newest + 1, t.first_offset))
    ) as f (first_offset)
    where
      (
        select count(*)
        from routing.log as l
        where l.topic = t.topic and l.topic_offset >= f.first_offset
      )
      <> routing.count_before(t.topic, n.newest + 1)
        - routing.count_before(t.topic, f.first_offset)
  )
  select g.topic, g.after_offset, g.before_offset
  from (
    select
      m.topic,
      lag(m.topic_offset) over (partition by m.topic order by m.topic_offset) as after_offset,
      m.topic_offset as before_offset
    from (
      select t.topic, t.first_offset - 1 as topic_offset
      from topics as t
      union all
      select l.topic, l.topic_offset
      from topics as t
      join routing.log as l on l.topic = t.topic and l.topic_offset >= t.first_offset
      union all
      select t.topic, t.newest + 1
      from topics as t
    ) as m
  ) as g
  where g.before_offset - g.after_offset > 1
    and routing.count_before(g.topic, g.before_offset)
      > routing.count_before(g.topic, g.after_offset + 1)
  order by g.topic, g.after_offset;
end;

comment on function routing.gaps(bigint) is
'Where messages are missing from the logs although no retention let them go and no jump left their
offsets out: proof of loss. Between after_offset and before_offset, neither included. Reads the
index of the log, whole or for the p_newest last offsets of each topic.';
