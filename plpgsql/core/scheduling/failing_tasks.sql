-- Apart from its caller's query: the planner, which expects hundreds of kinds, would take seconds
-- to compile that.
create or replace function scheduling.failing_tasks(
  p_kind     text,
  out failed bigint,
  out error  text
)
language plpgsql
stable
set search_path = ''
as $$
begin
  select count(*) into failed
  from (
    select
    from scheduling.tasks as t
    where t.state = 'queued' and t.error is not null and t.kind = p_kind
    limit scheduling.count_limit()
  ) as t;

  select t.error into failing_tasks.error
  from scheduling.tasks as t
  where t.state = 'queued' and t.error is not null and t.kind = p_kind
  order by t.due_at desc
  limit 1;
end;
$$;

comment on function scheduling.failing_tasks(text) is
'Of the tasks of a kind that failed and wait for another attempt: how many (at most count_limit()),
and what the one that waits the longest said.';
