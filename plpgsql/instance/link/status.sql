create or replace function link.status()
returns table (
  kind text, name text, state text, last_success_at timestamptz, next_slot_at timestamptz,
  depth bigint, oldest_at timestamptz, lag bigint, detail jsonb
)
language sql
stable
set search_path = ''
as $$
  select
    r.kind, r.name, r.state, r.last_success_at, r.next_slot_at, r.depth, r.oldest_at, null::bigint,
    r.detail
  from link.state as s
  cross join lateral (
    values
      (
        'link', coalesce(s.instance, 'hub'),
        case
          when s.instance is null or s.held_since is not null then 'paused'
          when s.failing_since is not null then 'failing'
          else 'ok'
        end,
        s.last_exchange_at, s.next_exchange_at, null::bigint, null::timestamptz,
        jsonb_strip_nulls(jsonb_build_object(
          'error', coalesce(s.error, s.held_error), 'skew', s.skew, 'heartbeat_at', s.heartbeat_at
        ))
      ),
      (
        'outbox', 'hub',
        case
          when s.waiting_since
            < centralcloud.clock() - centralcloud.setting('link.wait_limit')::interval then 'late'
          else 'ok'
        end,
        null, null, s.outbox_waiting, s.waiting_since,
        jsonb_build_object('refused', s.outbox_refused)
      ),
      (
        'inbox', 'hub', case when s.inbox_not_applied > 0 then 'failing' else 'ok' end,
        (select max(c.applied_at) from link.cursors as c), null, s.inbox_not_applied, null, '{}'
      )
  ) as r (kind, name, state, last_success_at, next_slot_at, depth, oldest_at, detail)
$$;

comment on function link.status() is
'The link to the hub and its two boxes, for view monitoring.status. The inbox'' depth is what could
not be applied.';
