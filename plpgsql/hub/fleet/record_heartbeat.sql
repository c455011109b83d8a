create or replace function fleet.record_heartbeat(p_name text, p_message jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now constant timestamptz := centralcloud.clock();
begin
  update fleet.instances
  set
    heartbeat        = p_message,
    version          = coalesce(p_message ->> 'version', version),
    heartbeat_at     = v_now,
    last_accepted_at = v_now
  where name = p_name;
end;
$$;

comment on function fleet.record_heartbeat(text, jsonb) is
'Keeps the last heartbeat of instance p_name and when it came. An unknown name is ignored.';
