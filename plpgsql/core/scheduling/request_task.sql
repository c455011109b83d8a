create or replace function scheduling.request_task(p_kind text, p_payload jsonb, p_key text)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform scheduling.require_task_kind(p_kind);
  return scheduling.queue_task(p_kind, p_key, p_payload);
end;
$$;

comment on function scheduling.request_task(text, jsonb, text) is
'Asks the worker for a task. One is open per kind and key: a queued one gets the new payload, a
running one runs again with it afterwards. Workers hear of it at commit (notify centralcloud_tasks).
Returns the task''s id. Raises SC509 for an unknown kind.';
