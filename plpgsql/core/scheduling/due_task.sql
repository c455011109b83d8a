-- Each priority by itself: what waits for its backoff at a higher one costs no look at each.
create or replace function scheduling.due_task(p_kinds text[])
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now      constant timestamptz := centralcloud.clock();
  v_priority integer := 2147483647;
  v_task_id  bigint;
begin
  loop
    select max(t.priority) into v_priority
    from scheduling.tasks as t
    where t.state = 'queued' and t.priority < v_priority;
    exit when v_priority is null;

    select t.task_id into v_task_id
    from scheduling.tasks as t
    where t.state = 'queued' and t.priority = v_priority and t.due_at <= v_now
      and (p_kinds is null or t.kind = any (p_kinds))
    order by t.due_at, t.task_id
    limit 1
    for update skip locked;
    exit when found;
  end loop;
  return v_task_id;
end;
$$;

comment on function scheduling.due_task(text[]) is
'The queued task, locked, that is to be taken next (of p_kinds, else of any kind): the highest
priority, then what has been due the longest. Null: none is due, or others are taking those.';
