create or replace function scheduling.bury_expired_tasks()
returns bigint
language sql
volatile
begin atomic
  with expired as (
    select t.task_id
    from scheduling.tasks as t
    join scheduling.task_kinds as k on k.kind = t.kind
    where t.state = 'running' and t.lease_until <= centralcloud.clock()
      and t.attempt >= k.max_attempts and t.next_payload is null
    for update of t skip locked
  ),
  buried as (
    update scheduling.tasks as t
    set
      state = 'dead', finished_at = centralcloud.clock(), worker = null, lease_until = null,
      error = format('worker %s went silent in attempt %s, the last', t.worker, t.attempt),
      detail = null
    from expired as e
    where t.task_id = e.task_id
    returning t.task_id
  )
  select count(*) from buried;
end;

comment on function scheduling.bury_expired_tasks() is
'Tasks whose worker went silent in their last attempt become dead. Returns how many.';
