create or replace function learning.status()
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
  select
    'repository', 'templates',
    case when learning.is_sync_late(w.waits_since) then 'late' else 'ok' end,
    d.synced_at, null::timestamptz, w.waiting, w.waits_since, null::bigint,
    jsonb_strip_nulls(jsonb_build_object('commit', learning.current_commit()))
  from (
    select count(*), min(s.requested_at) from learning.syncs as s where s.synced_at is null
  ) as w (waiting, waits_since)
  left join lateral (
    select s.synced_at
    from learning.syncs as s
    where s.commit is not null
    order by s.ranking_id desc
    limit 1
  ) as d on true;
end;
$$;

comment on function learning.status() is
'The templates repository, for view monitoring.status: rankings on their way into it, and its last
commit.';
