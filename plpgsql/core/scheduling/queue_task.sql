create or replace function scheduling.queue_task(
  p_kind     text,
  p_key      text,
  p_payload  jsonb,
  p_priority integer
)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now     constant timestamptz := centralcloud.clock();
  v_task_id bigint;
begin
  insert into scheduling.tasks as t (kind, key, payload, state, priority, due_at, requested_at)
  values (p_kind, p_key, p_payload, 'queued', p_priority, v_now, v_now)
  on conflict (kind, key) where state in ('queued', 'running') do update
  set
    next_payload = case when t.state = 'running' then p_payload end,
    payload = case when t.state = 'running' then t.payload else p_payload end,
    priority = greatest(t.priority, p_priority),
    -- Another payload is another task: it starts without the failures of the one before.
    attempt = case when t.state = 'running' or t.payload = p_payload then t.attempt else 0 end,
    due_at = case when t.state = 'running' or t.payload = p_payload then t.due_at else v_now end,
    requested_at = case when t.state = 'running' then t.requested_at else v_now end
  returning t.task_id into v_task_id;

  perform pg_notify('centralcloud_tasks', p_kind);
  return v_task_id;
end;
$$;

comment on function scheduling.queue_task(text, text, jsonb, integer) is
'Makes a task, or gives the open one of that kind and key this payload (a queued one at once, a
running one when it ends) and the higher priority of both. Tells listening workers at commit.
Returns the task''s id.';
