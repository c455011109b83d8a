-- Each subscription's last step by its index, without a sort (see newest_cursor()), in one
-- statement for the whole fleet, and no look at topics that were never told anything. What jumps
-- left out is no message.
create or replace function routing.lags()
returns table (instance text, topic text, lag bigint, unread_since timestamptz)
language plpgsql
stable
set search_path = ''
set enable_sort = off
as $$
begin
  return query
  with topics as materialized (
    select
      t.topic, n.newest,
      exists (select from routing.jumps as j where j.topic = t.topic) as has_jumps
    from routing.topics as t
    cross join lateral routing.newest_offset(t.topic) as n (newest)
    where n.newest > 0
  ),
  cursors as materialized (
    select s.instance, s.topic, c.acked_offset, t.newest, t.has_jumps
    from topics as t
    join routing.subscribers as s on s.topic = t.topic
    cross join lateral (
      select c.acked_offset
      from routing.cursors as c
      where c.subscription_id = s.subscription_id
      order by c.step desc
      limit 1
    ) as c
    where c.acked_offset < t.newest
  ),
  -- Most of a fleet stands at a few places.
  places as materialized (
    select
      d.topic, d.acked_offset, l.unread_since,
      d.newest - d.acked_offset - case
        when d.has_jumps then coalesce(
          (
            select sum(j.next_offset - greatest(j.newest_before, d.acked_offset) - 1)
            from routing.jumps as j
            where j.topic = d.topic and j.next_offset > d.acked_offset + 1
          ),
          0
        )::bigint
        else 0
      end as lag
    from (
      select distinct c.topic, c.acked_offset, c.newest, c.has_jumps from cursors as c
    ) as d
    left join lateral (
      select l.published_at as unread_since
      from routing.log as l
      where l.topic = d.topic and l.topic_offset > d.acked_offset
      order by l.topic_offset
      limit 1
    ) as l on true
  )
  select c.instance, c.topic, p.lag, p.unread_since
  from cursors as c
  join places as p on p.topic = c.topic and p.acked_offset = c.acked_offset
  where p.lag > 0;
end;
$$;

comment on function routing.lags() is
'Of every subscription that is behind: by how many messages, and when the first that it has not
settled was published (null: that one is no longer kept).';
