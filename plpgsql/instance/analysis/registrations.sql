create or replace function analysis.registrations()
returns setof text
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select format('framework %s of %s', f.package, f.language) from analysis.frameworks as f;
end;
$$;

comment on function analysis.registrations() is
'The frameworks that are registered, in words, for centralcloud.current_objects().';
