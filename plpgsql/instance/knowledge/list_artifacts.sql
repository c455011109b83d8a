create or replace function knowledge.list_artifacts(p_type text default null)
returns table (
  type text, id text, latest text, current text, versions bigint, origins text, name text
)
language sql
stable
set search_path = ''
as $$
  select
    k.type, k.id, k.latest, knowledge.current(k.type, k.id), k.versions, k.origins,
    coalesce(a.content ->> 'name', a.content ->> 'description')
  from (
    select
      f.type, f.id, count(*) as versions, knowledge.highest(f.type, f.id) as latest,
      string_agg(distinct coalesce('folder ' || f.folder, f.origin), ', ') as origins
    from knowledge.artifacts as f
    where p_type is null or f.type = p_type
    group by f.type, f.id
  ) as k
  join knowledge.artifacts as a on a.type = k.type and a.id = k.id and a.version = k.latest
  order by k.type collate "C", k.id collate "C"
$$;

comment on function knowledge.list_artifacts(text) is
'The artifacts of a type (null: of all), each once: its latest and its current version, how many
there are, where they come from, and what it is called or said to be.';
