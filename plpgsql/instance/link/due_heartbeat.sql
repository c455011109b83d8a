create or replace function link.due_heartbeat()
returns jsonb
language sql
stable
begin atomic
  select jsonb_strip_nulls(jsonb_build_object(
    'type', 'heartbeat',
    'version', centralcloud.version(),
    'lag', jsonb_build_object(
      'waiting', (select count(*) from link.outbox as o where o.state = 'waiting'),
      'waiting_since', (
        select min(o.created_at) + h.skew from link.outbox as o where o.state = 'waiting'
      ),
      'not_applied', (select count(*) from link.inbox as i where i.state <> 'applied')
    ),
    'jobs', (
      select coalesce(jsonb_object_agg(
        j.job, jsonb_build_object('failing_since', o.failing_since, 'sqlstate', o.sqlstate)
      ), '{}')
      from scheduling.overview() as j
      cross join lateral scheduling.outage(j.job) as o
      -- This very exchange ends its own outage.
      where j.job <> 'exchange'
    )
  ))
  from link.hub as h
  where (
    h.heartbeat_at <= centralcloud.clock()
    and h.heartbeat_at
      > centralcloud.clock() - centralcloud.setting('link.heartbeat_every')::interval
  ) is not true;
end;

comment on function link.due_heartbeat() is
'What tells the hub that this instance lives: the version of its package, how far it is behind
(lag) and which of its jobs fail. Null where the last one is younger than link.heartbeat_every.';
