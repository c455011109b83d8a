create or replace function scheduling.running_since(p_kind text, p_key text)
returns timestamptz
language sql
stable
begin atomic
  select t.started_at
  from scheduling.tasks as t
  where t.kind = p_kind and t.key = p_key and t.state = 'running';
end;

comment on function scheduling.running_since(text, text) is
'When the worker took the task of that kind and key: what it read, it read later. Null: none runs.';
