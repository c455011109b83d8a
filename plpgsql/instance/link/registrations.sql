create or replace function link.registrations()
returns setof text
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select format('handler of %s', h.type) from link.handlers as h;
end;
$$;

comment on function link.registrations() is
'The handlers that are registered, in words, for centralcloud.current_objects().';
