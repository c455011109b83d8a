create or replace function fleet.set_state(p_name text, p_state text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform fleet.hold(p_name);
  update fleet.instances set state = p_state where name = p_name;
end;
$$;

comment on function fleet.set_state(text, text) is
'Makes an instance active, paused or removed. Raises SC404 where there is none, SC405 while
an open transaction of its own holds it.';
