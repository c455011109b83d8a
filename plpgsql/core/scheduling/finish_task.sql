-- The task's row is locked last: who asks for a task holds its own rows while it waits for this
-- one, and on_finish may want those.
create or replace function scheduling.finish_task(
  p_task_id bigint,
  p_worker  text,
  p_result  jsonb default '{}'
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_task      scheduling.tasks := scheduling.held_task(p_task_id, p_worker);
  v_on_finish text := (scheduling.require_task_kind(v_task.kind)).on_finish;
begin
  if v_on_finish is not null then
    execute format(
      'select %s($1, $2)', scheduling.resolve_routine(v_on_finish, 'jsonb, jsonb', 'void')
    )
    using v_task.payload, p_result;
  end if;

  v_task := scheduling.lock_task(p_task_id, p_worker);
  update scheduling.tasks
  set
    state = 'done', result = p_result, finished_at = centralcloud.clock(), worker = null,
    lease_until = null, next_payload = null, error = null, detail = null
  where task_id = p_task_id;

  if v_task.next_payload is not null then
    perform scheduling.queue_task(
      v_task.kind, v_task.key, v_task.next_payload, v_task.priority
    );
  end if;
end;
$$;

comment on function scheduling.finish_task(bigint, text, jsonb) is
'Ends a task well: calls what its kind registered as on_finish with payload and result, in this
transaction, and queues what was asked for meanwhile. Raises SC510 where the lease is lost, SC505
where on_finish is not there, and whatever on_finish raises.';
