create or replace function scheduling.request_task(
  p_kind     text,
  p_payload  jsonb,
  p_key      text,
  p_priority integer default null
)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_kind scheduling.task_kinds := scheduling.require_task_kind(p_kind);
begin
  -- No index entry holds 2,704 bytes; most keys fit compressed, and then one day one would not.
  if octet_length(p_key) > 2000 then
    raise exception 'a task''s key has % bytes: %...', octet_length(p_key), left(p_key, 100)
      using errcode = 'SC524',
            detail  = 'It has at most 2,000 bytes: by kind and key a task is found in an index.',
            hint    = 'Say the rest in the payload; a hash such as md5(...) tells long keys apart.';
  end if;
  return scheduling.queue_task(p_kind, p_key, p_payload, coalesce(p_priority, v_kind.priority));
end;
$$;

comment on function scheduling.request_task(text, jsonb, text, integer) is
'Asks the worker for a task, with a priority of -1000 to 1000 (null: its kind''s). One is open per
kind and key: a queued one gets the new payload, a running one runs again with it afterwards, and
the highest priority that was asked for holds. Workers hear of it at commit (notify
centralcloud_tasks). Returns the task''s id. Raises SC509 for an unknown kind,
SC524 for a key of more than 2,000 bytes.';
