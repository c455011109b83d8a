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
    d.loaded_at, null::timestamptz, w.waiting, w.waits_since, null::bigint,
    jsonb_strip_nulls(jsonb_build_object('commit', d.commit))
  from (
    select count(*), min(s.requested_at) from learning.syncs as s where s.synced_at is null
  ) as w (waiting, waits_since)
  left join lateral (
    select c.commit, c.loaded_at
    from learning.commits as c
    order by c.commit_id desc
    limit 1
  ) as d on true
  union all
  select
    'export', e.branch,
    case when learning.is_export_late(e) then 'late' else 'ok' end,
    e.changed_at, null, i.items, e.requested_at, null,
    jsonb_strip_nulls(jsonb_build_object(
      'state', e.state, 'url', e.pull_request_url, 'commit', e.commit, 'held_since', e.held_at
    ))
  from learning.exports as e
  cross join lateral (
    select count(*) from learning.export_items as i where i.export_id = e.export_id
  ) as i (items)
  where e.ended_at is null;
end;
$$;

comment on function learning.status() is
'For view monitoring.status: the templates repository, with the rankings on their way into it and
its last commit; and the export that is open, with how many artifacts it holds.';
