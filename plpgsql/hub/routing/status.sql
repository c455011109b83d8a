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
  with lags as materialized (
    select l.* from routing.lags() as l join fleet.names() as f (name) on f.name = l.instance
  ),
  topics as (
    select
      l.topic, count(*) as subscribers, max(l.lag) as lag, min(l.unread_since) as unread_since,
      (array_agg(l.instance order by l.lag desc, l.instance) filter (where l.lag > 0))[1] as laggard
    from lags as l
    group by l.topic
  ),
  readers as (
    select l.instance, sum(l.lag)::bigint as lag, min(l.unread_since) as unread_since
    from lags as l
    group by l.instance
  )
  select
    'topic', t.topic, case when s.unread_since < b.unread_before then 'late' else 'ok' end,
    e.newest_at, null::timestamptz, e.depth, s.unread_since, s.lag,
    jsonb_strip_nulls(jsonb_build_object(
      'newest_offset', routing.newest_offset(t.topic), 'subscribers', coalesce(s.subscribers, 0),
      'laggard', s.laggard
    ))
  from routing.topics as t
  cross join lateral routing.extent(t.topic) as e
  cross join routing.unread_before() as b (unread_before)
  left join topics as s on s.topic = t.topic
  union all
  select
    'instance', i.name,
    case
      when i.state = 'paused' then 'paused'
      when coalesce(i.heartbeat_at, '-infinity') < s.stale_before
        or r.unread_since < b.unread_before then 'late'
      else 'ok'
    end,
    i.heartbeat_at, null, null, r.unread_since, r.lag,
    jsonb_build_object('owner', i.owner, 'version', i.version)
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
