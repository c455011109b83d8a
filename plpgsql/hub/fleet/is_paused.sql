create or replace function fleet.is_paused(p_name text)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return exists (select from fleet.instances as i where i.name = p_name and i.state = 'paused');
end;
$$;

comment on function fleet.is_paused(text) is 'Whether an instance of that name is paused.';
