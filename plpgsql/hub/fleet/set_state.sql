create or replace function fleet.set_state(p_name text, p_state text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  update fleet.instances set state = p_state where name = p_name and state <> 'removed';
  if not found then
    perform fleet.refuse_member(p_name);
  end if;
end;
$$;

comment on function fleet.set_state(text, text) is
'Makes an instance active, paused or removed. Raises SC404 where there is none.';
