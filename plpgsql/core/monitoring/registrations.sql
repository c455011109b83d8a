create or replace function monitoring.registrations()
returns setof text
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select 'source ' || s.room from monitoring.sources as s
  union all
  select 'metric ' || f.metric from monitoring.metric_families as f;
end;
$$;

comment on function monitoring.registrations() is
'The sources and metrics that are registered, in words, for centralcloud.current_objects().';
