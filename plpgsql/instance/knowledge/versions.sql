create or replace function knowledge.versions(p_type text, p_id text)
returns table (
  version text, origin text, is_latest boolean, is_current boolean, path text, commit text,
  loaded_at timestamptz
)
language sql
stable
security definer
set search_path = ''
as $$
  select
    a.version, a.origin, a.version = n.latest, a.version = n.current, a.path, a.commit,
    a.loaded_at
  from knowledge.artifacts as a
  cross join (
    select knowledge.highest(p_type, p_id), knowledge.current(p_type, p_id)
  ) as n (latest, current)
  where a.type = p_type and a.id = p_id
  order by centralcloud.version_key(a.version) desc, a.version collate "C" desc
$$;

comment on function knowledge.versions(text, text) is
'The versions of an artifact, highest first: which is latest and which current, where each came from
and when. None: no such artifact.';
