create or replace function scheduling.take_task(p_worker text, p_kinds text[] default null)
returns table (
  task_id bigint, kind text, key text, payload jsonb, attempt integer, lease interval
)
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now     constant timestamptz := centralcloud.clock();
  v_due     bigint;
  v_silent  bigint;
  v_task_id bigint;
begin
  perform scheduling.bury_expired_tasks();
  v_due := scheduling.due_task(p_kinds);
  v_silent := scheduling.silent_task(p_kinds);

  select t.task_id into v_task_id
  from scheduling.tasks as t
  where t.task_id in (v_due, v_silent)
  order by t.priority desc, t.due_at, t.task_id
  limit 1;

  return query
  update scheduling.tasks as t
  set
    state = 'running', worker = p_worker, started_at = v_now, lease_until = v_now + k.lease,
    -- What was asked for while a worker that is gone had it comes first now.
    payload = coalesce(t.next_payload, t.payload), next_payload = null,
    attempt = case when t.next_payload is null then t.attempt else 0 end + 1,
    progress_done = null, progress_total = null, progress_unit = null, progress_at = null
  from scheduling.task_kinds as k
  where t.task_id = v_task_id and k.kind = t.kind
  returning t.task_id, t.kind, t.key, t.payload, t.attempt, k.lease;
end;
$$;

comment on function scheduling.take_task(text, text[]) is
'Takes a task (of p_kinds, else of any kind) for p_worker, whose name must be its own: the highest
priority first, then what has been due the longest; queued, or held by a worker whose lease ran out.
What has a low priority waits for as long as there is a higher one. The worker must renew_lease()
within `lease`, and end with finish_task(), fail_task() or release_task(). No row: nothing is due.';
