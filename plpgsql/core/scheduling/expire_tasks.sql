-- Each by an index of its own: neither looks at what it keeps.
create or replace function scheduling.expire_tasks(p_limit integer)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now   constant timestamptz := centralcloud.clock();
  v_count integer;
begin
  with expired as (
    (
      select t.task_id
      from scheduling.tasks as t
      where t.state = 'done' and t.finished_at < v_now - interval '30 days'
      order by t.finished_at
      limit p_limit
    )
    union all
    (
      select t.task_id
      from scheduling.tasks as t
      where t.state in ('dead', 'cancelled') and t.finished_at < v_now - interval '90 days'
      order by t.finished_at
      limit p_limit
    )
  )
  delete from scheduling.tasks
  where task_id in (select e.task_id from expired as e limit p_limit);
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;

comment on function scheduling.expire_tasks(integer) is
'Removes up to p_limit tasks: done ones after 30 days, dead and cancelled ones after 90. Returns how
many.';
