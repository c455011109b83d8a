create or replace function ranking.registrations()
returns setof text
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select 'the parameters of the scores' where exists (select from ranking.models);
end;
$$;

comment on function ranking.registrations() is
'Whether there are parameters, in words, for centralcloud.current_objects().';
