-- Who refused may say anything of when to come again: a day is believed.
create or replace function scheduling.fail_task(
  p_task_id bigint,
  p_worker  text,
  p_error   text,
  p_detail  text default null,
  p_wait    interval default null
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now   constant timestamptz := centralcloud.clock();
  v_task  scheduling.tasks := scheduling.lock_task(p_task_id, p_worker);
  v_kind  scheduling.task_kinds := scheduling.require_task_kind(v_task.kind);
  v_state text := case when v_task.attempt < v_kind.max_attempts then 'queued' else 'dead' end;
begin
  update scheduling.tasks
  set
    state = v_state, worker = null, lease_until = null, next_payload = null,
    error = p_error, detail = p_detail,
    due_at = v_now + greatest(
      scheduling.retry_delay(v_kind.backoff, v_task.attempt, 'task ' || p_task_id),
      least(coalesce(p_wait, '0'), interval '1 day')
    ),
    finished_at = case v_state when 'dead' then v_now end
  where task_id = p_task_id;

  if v_task.next_payload is not null then
    perform scheduling.queue_task(
      v_task.kind, v_task.key, v_task.next_payload, v_task.priority
    );
  end if;
  return v_state;
end;
$$;

comment on function scheduling.fail_task(bigint, text, text, text, interval) is
'Ends an attempt badly: the task is queued again after a retry_delay(), or p_wait where that is
longer (at most a day), or dead after its last attempt; what was asked for meanwhile takes its
place. Returns queued or dead. Raises SC510 where the lease is lost.';
