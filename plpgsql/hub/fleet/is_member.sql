create or replace function fleet.is_member(p_name text)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return exists (
    select from fleet.instances as i where i.name = p_name and i.state <> 'removed'
  );
end;
$$;

comment on function fleet.is_member(text) is
'Whether there is an instance of that name; removed ones are none.';
