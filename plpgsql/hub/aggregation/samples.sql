create or replace function aggregation.samples()
returns table (metric text, labels jsonb, value float8)
language sql
stable
set search_path = ''
as $$
  select s.metric, '{}'::jsonb, c.reltuples::float8
  from (
    values
      ('centralcloud_patterns', 'aggregation.patterns'::regclass),
      ('centralcloud_observations', 'aggregation.observations')
  ) as s (metric, relation)
  join pg_catalog.pg_class as c on c.oid = s.relation
  where c.reltuples >= 0
$$;

comment on function aggregation.samples() is
'How many patterns and observations are held, as the server last estimated it.';
