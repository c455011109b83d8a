-- A login can say what it would grant of things it may never make; that alone would hold its role.
create or replace function fleet.remove(p_name text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform fleet.set_state(p_name, 'removed');
  if exists (select from pg_roles as r where r.rolname = p_name) then
    execute format('drop owned by %I', p_name);
    execute format('drop role %I', p_name);
  end if;
end;
$$;

comment on function fleet.remove(text) is
'Takes an instance out of the fleet: its login is dropped, its vote gone; what it said stays in the
tables and counts for nothing. Raises SC404 when there is no such instance.';
