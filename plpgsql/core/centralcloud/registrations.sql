create or replace function centralcloud.registrations()
returns setof text
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select 'setting ' || s.name from centralcloud.settings as s;
end;
$$;

comment on function centralcloud.registrations() is
'The settings that are registered, in words, for centralcloud.current_objects().';
