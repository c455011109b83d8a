-- Priority by priority, which are few: each is a range of the index.
create or replace function scheduling.waiting_tasks(
  p_kind            text,
  p_at              timestamptz,
  out queued        bigint,
  out due           bigint,
  out oldest_due_at timestamptz
)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_limit    constant bigint := scheduling.count_limit();
  v_priority integer := 2147483647;
begin
  select count(*) into queued
  from (
    select
    from scheduling.tasks as t
    where t.state = 'queued' and t.kind = p_kind
    limit v_limit
  ) as t;

  due := 0;
  loop
    select max(t.priority) into v_priority
    from scheduling.tasks as t
    where t.state = 'queued' and t.kind = p_kind and t.priority < v_priority;
    exit when v_priority is null;

    select due + count(*), least(oldest_due_at, min(t.due_at)) into due, oldest_due_at
    from (
      select t.due_at
      from scheduling.tasks as t
      where t.state = 'queued' and t.kind = p_kind and t.priority = v_priority
        and t.due_at <= p_at
      order by t.due_at
      limit greatest(v_limit - due, 1)
    ) as t;
  end loop;
  due := least(due, v_limit);
end;
$$;

comment on function scheduling.waiting_tasks(text, timestamptz) is
'Of the tasks of a kind: how many are queued, how many of those are due at p_at (each at most
count_limit()), and since when the oldest is (null: none is due).';
