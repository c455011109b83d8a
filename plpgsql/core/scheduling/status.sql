create or replace function scheduling.status()
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
    'job', h.job, h.state, h.last_success_at,
    case when h.state <> 'paused' then scheduling.next_slot(h.schedule, t.now_) end,
    null::bigint, null::timestamptz, null::bigint,
    jsonb_strip_nulls(jsonb_build_object(
      'schedule', h.schedule, 'after', nullif(h.after, '{}'), 'newest', h.newest_state,
      'started_at', h.newest_started_at, 'error', h.newest_error, 'late_since', h.late_since
    ))
  from scheduling.health() as h
  cross join centralcloud.clock() as t (now_)
  union all
  select
    'tasks', o.kind,
    case
      when o.oldest_due_at < t.now_ - centralcloud.setting('scheduling.task_wait_limit')::interval
        then 'late'
      when o.dead > 0 then 'failing'
      when o.running > o.expired then 'running'
      else 'ok'
    end,
    null, null, o.queued + o.running, o.oldest_due_at, null,
    jsonb_build_object(
      'queued', o.queued, 'running', o.running, 'expired', o.expired, 'dead', o.dead,
      'cancelled', o.cancelled, 'done_last_day', o.done_last_day
    )
  from scheduling.task_overview() as o
  cross join centralcloud.clock() as t (now_);
end;
$$;

comment on function scheduling.status() is
'The jobs, and the tasks by kind, for view monitoring.status. The depth of tasks is what is queued
or running, their oldest the one that has been due the longest.';
