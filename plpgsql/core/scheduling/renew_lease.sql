create or replace function scheduling.renew_lease(p_task_id bigint, p_worker text)
returns timestamptz
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_task  scheduling.tasks := scheduling.lock_task(p_task_id, p_worker);
  v_until timestamptz;
begin
  update scheduling.tasks as t
  set lease_until = centralcloud.clock() + k.lease
  from scheduling.task_kinds as k
  where t.task_id = p_task_id and k.kind = v_task.kind
  returning t.lease_until into v_until;
  return v_until;
end;
$$;

comment on function scheduling.renew_lease(bigint, text) is
'Keeps a task for p_worker. Returns until when. Raises SC510 where the lease is lost.';
