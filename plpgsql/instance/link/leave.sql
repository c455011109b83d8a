create or replace function link.leave()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform link.drop_server();
  delete from link.inbox;
  delete from link.cursors;
  delete from link.hub;
  perform link.spread();
end;
$$;

comment on function link.leave() is
'Parts from the hub: its address and password, what came from it and how far that was applied are
forgotten. What was in the outbox waits for the next hub.';
