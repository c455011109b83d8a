-- A plan for the array at hand always looks cheaper, and making one costs more than any saves.
create or replace function intake.send(p_message jsonb)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  -- Before it is copied ten times on the way; a copy of twenty megabytes costs 15 ms.
  if pg_column_size(p_message) > 1048576 then
    perform intake.require_size(p_message, 'the message');
  end if;
  return (
    select a.msg_id from intake.admit(p_messages => array[p_message], p_is_batch => false)
      as a (msg_id)
  );
end;
$$;

comment on function intake.send(jsonb) is
'Sends a message to the hub. Returns its number in the queue of its type; the first one''s when its
id was sent before (30 days); null for a heartbeat, which goes through no queue. A missing source is
the caller, who is session_user. Raises SC101 unknown type, SC102 invalid fields (all of them, in
the detail), SC103 another''s source, SC104 too large, deep or long, SC105 over quota, SC106 paused,
SC401 a role that is not registered.';
