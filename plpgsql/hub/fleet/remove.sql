create or replace function fleet.remove(p_name text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  update fleet.instances set state = 'removed' where name = p_name and state <> 'removed';
  if not found then
    raise exception 'there is no instance %', quote_nullable(left(p_name, 80))
      using errcode = 'SC404',
            detail  = 'It was never added, or was removed before.',
            hint    = '`centralcloud fleet list` names those there are.';
  end if;
  execute format('drop role if exists %I', p_name);
end;
$$;

comment on function fleet.remove(text) is
'Takes an instance out of the fleet: its login is dropped, its vote gone; what it said stays in the
tables and counts for nothing. Raises SC404 when there is no such instance.';
