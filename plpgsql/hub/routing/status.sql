create or replace function routing.status()
returns table (
  kind text, name text, state text, last_success_at timestamptz, next_slot_at timestamptz,
  depth bigint, oldest_at timestamptz, lag bigint, detail jsonb
)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  with former as materialized (
    select f.name from fleet.former_names() as f (name)
  ),
  lags as materialized (
    select l.* from routing.lags() as l where l.instance not in (select f.name from former as f)
  ),
  topics as (
    select l.topic, max(l.lag) as lag, min(l.unread_since) as unread_since
    from lags as l
    group by l.topic
  ),
  counts as (
    select s.topic, count(*) as subscribers
    from routing.subscribers as s
    where s.instance not in (select f.name from former as f)
    group by s.topic
  ),
  readers as (
    select l.instance, sum(l.lag)::bigint as lag, min(l.unread_since) as unread_since
    from lags as l
    group by l.instance
  )
  select
    'topic', t.topic, case when s.unread_since < b.unread_before then 'late' else 'ok' end,
    e.newest_at, null::timestamptz, e.depth, s.unread_since,
    case when c.subscribers > 0 then coalesce(s.lag, 0) end,
    jsonb_strip_nulls(jsonb_build_object(
      'newest_offset', routing.newest_offset(t.topic), 'subscribers', coalesce(c.subscribers, 0),
      'laggard', (
        select min(l.instance collate "C")
        from lags as l
        where l.topic = t.topic and l.lag = s.lag
      )
    ))
  from routing.topics as t
  cross join lateral routing.extent(t.topic) as e
  cross join routing.unread_before() as b (unread_before)
  left join topics as s on s.topic = t.topic
  left join counts as c on c.topic = t.topic
  union all
  select
    'instance', i.name,
    case
      when i.state = 'paused' then 'paused'
      when coalesce(i.heartbeat_at, '-infinity') < s.stale_before
        or r.unread_since < b.unread_before then 'late'
      else 'ok'
    end,
    i.heartbeat_at, null, null, r.unread_since,
    case
      when i.name in (select s.instance from routing.subscribers as s) then coalesce(r.lag, 0)
    end,
    jsonb_object(array['owner', i.owner, 'version', i.version])
  from fleet.members() as i
  cross join fleet.stale_before() as s (stale_before)
  cross join routing.unread_before() as b (unread_before)
  left join readers as r on r.instance = i.name;
end;
$$;

comment on function routing.status() is
'The topics and the instances, for view monitoring.status. A topic''s depth is that of its log, its
last success the newest message, its oldest the first that some reader has not settled; an
instance''s last success is its heartbeat, its lag that over all its topics.';
