create or replace function routing.registrations()
returns setof text
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select 'topic ' || t.topic from routing.topics as t;
end;
$$;

comment on function routing.registrations() is
'The topics that are registered, in words, for centralcloud.current_objects().';
