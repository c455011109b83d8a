-- Each subscription's last step by its index, without a sort (see newest_cursor()), in one
-- statement for the whole fleet, and no look at topics that were never told anything. What jumps
-- left out is no message.
create or replace function routing.lags()
returns table (instance text, topic text, lag bigint, unread_since timestamptz)
language sql
stable
set search_path = ''
set enable_sort = off
as $$
  with topics as materialized (
    select
      t.topic, routing.newest_offset(t.topic) as newest,
      exists (select from routing.jumps as j where j.topic = t.topic) as has_jumps
    from routing.topics as t
  ),
  cursors as materialized (
    select
      s.instance, s.topic, c.acked_offset,
      t.newest - c.acked_offset - case
        when t.has_jumps then coalesce(
          (
            select sum(j.next_offset - greatest(j.newest_before, c.acked_offset) - 1)
            from routing.jumps as j
            where j.topic = s.topic and j.next_offset > c.acked_offset + 1
          ),
          0
        )::bigint
        else 0
      end as lag
    from topics as t
    join routing.subscribers as s on s.topic = t.topic
    left join lateral (
      select c.acked_offset
      from routing.cursors as c
      where t.newest > 0 and c.subscription_id = s.subscription_id
      order by c.step desc
      limit 1
    ) as c on true
  )
  select c.instance, c.topic, coalesce(greatest(c.lag, 0), 0), u.unread_since
  from cursors as c
  left join (
    select d.topic, d.acked_offset, l.published_at as unread_since
    from (select distinct c.topic, c.acked_offset from cursors as c where c.lag > 0) as d
    cross join lateral (
      select l.published_at
      from routing.log as l
      where l.topic = d.topic and l.topic_offset > d.acked_offset
      order by l.topic_offset
      limit 1
    ) as l
  ) as u on u.topic = c.topic and u.acked_offset = c.acked_offset
$$;

comment on function routing.lags() is
'Of every subscription: by how many messages it is behind, and when the first that it has not
settled was published (null: it has settled all, or that one is no longer kept).';
