-- Each priority and kind by itself: what waits for its backoff, or is of a kind that this worker
-- does not know, costs one look and not one at each.
create or replace function scheduling.due_task(p_kinds text[])
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now      constant timestamptz := centralcloud.clock();
  v_priority integer := 2147483647;
  v_kind     text;
  v_task_id  bigint;
begin
  loop
    select max(h.priority) into v_priority
    from scheduling.task_kinds as k
    cross join lateral (
      select max(t.priority)
      from scheduling.tasks as t
      where t.state = 'queued' and t.kind = k.kind and t.priority < v_priority
    ) as h (priority)
    where p_kinds is null or k.kind = any (p_kinds);
    exit when v_priority is null;

    for v_kind in
      select k.kind
      from scheduling.task_kinds as k
      cross join lateral (
        select t.due_at, t.task_id
        from scheduling.tasks as t
        where t.state = 'queued' and t.kind = k.kind and t.priority = v_priority
          and t.due_at <= v_now
        order by t.due_at, t.task_id
        limit 1
      ) as oldest
      where p_kinds is null or k.kind = any (p_kinds)
      order by oldest.due_at, oldest.task_id
    loop
      select t.task_id into v_task_id
      from scheduling.tasks as t
      where t.state = 'queued' and t.kind = v_kind and t.priority = v_priority
        and t.due_at <= v_now
      order by t.due_at, t.task_id
      limit 1
      for update skip locked;
      if found then
        return v_task_id;
      end if;
    end loop;
  end loop;
  return null;
end;
$$;

comment on function scheduling.due_task(text[]) is
'The queued task, locked, that is to be taken next (of p_kinds, else of any kind): the highest
priority, then what has been due the longest; another of its kind while somebody else takes that.
Null: none is due, or others are taking those.';
