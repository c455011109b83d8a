create or replace function link.send_heartbeat(p_heartbeat jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform link.send('{}', p_heartbeat);
exception
  -- Paused, over its quota, or of a contract that this package does not know: no harm is done.
  when sqlstate 'SC101' or sqlstate 'SC102' or sqlstate 'SC103' or sqlstate 'SC104'
    or sqlstate 'SC105' or sqlstate 'SC106'
  then
    raise warning 'the hub did not take this instance''s heartbeat: %', sqlerrm;
    update link.hub set heartbeat_at = centralcloud.clock();
end;
$$;

comment on function link.send_heartbeat(jsonb) is
'Sends a heartbeat by itself. One that the hub refuses is a warning; the next is due as if it had
been taken. Raises what is no fault of the heartbeat.';
