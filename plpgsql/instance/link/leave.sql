create or replace function link.leave()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  -- An exchange that is under way ends first, or what it applies would outlive this.
  perform from link.hub for update;
  perform link.drop_server();
  update link.outbox as o
  set message = o.message - 'source'
  from link.hub as h
  where o.state <> 'sent' and o.message ->> 'source' = h.instance;
  delete from link.inbox;
  delete from link.cursors;
  delete from link.hub;
  perform link.spread();
end;
$$;

comment on function link.leave() is
'Parts from the hub: its address and password, what came from it and how far that was applied are
forgotten. What was in the outbox waits for the next hub, under whatever name that knows this
database by. Waits for an exchange that is under way.';
