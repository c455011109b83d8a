create or replace function scheduling.silent_task(p_kinds text[])
returns bigint
language sql
volatile
begin atomic
  select t.task_id
  from scheduling.tasks as t
  where t.state = 'running' and t.lease_until <= centralcloud.clock()
    and (p_kinds is null or t.kind = any (p_kinds))
  order by t.priority desc, t.due_at, t.task_id
  limit 1
  for update skip locked;
end;

comment on function scheduling.silent_task(text[]) is
'The running task, locked, whose worker''s lease ran out and that comes first among those (of
p_kinds, else of any kind). Null: there is none.';
