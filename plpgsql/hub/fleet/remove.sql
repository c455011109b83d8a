create or replace function fleet.remove(p_name text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform fleet.set_state(p_name, 'removed');
  execute format('drop role if exists %I', p_name);
end;
$$;

comment on function fleet.remove(text) is
'Takes an instance out of the fleet: its login is dropped, its vote gone; what it said stays in the
tables and counts for nothing. Raises SC404 when there is no such instance.';
