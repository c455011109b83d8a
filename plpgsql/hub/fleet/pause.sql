create or replace function fleet.pause(p_name text)
returns void
language sql
volatile
return fleet.set_state(p_name, 'paused');

comment on function fleet.pause(text) is
'Takes the vote of an instance and refuses what it sends (SC106), heartbeats aside, until
fleet.resume(). It may still read, and what it has to say waits in its outbox. Raises SC404.';
