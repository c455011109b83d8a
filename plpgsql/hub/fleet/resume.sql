create or replace function fleet.resume(p_name text)
returns void
language sql
volatile
return fleet.set_state(p_name, 'active');

comment on function fleet.resume(text) is
'Lets a paused instance send again, and gives its vote back. Raises SC404.';
