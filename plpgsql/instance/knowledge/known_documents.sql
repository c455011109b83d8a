create or replace function knowledge.known_documents(p_folder text)
returns table (type text, id text, version text, content jsonb)
language sql
stable
set search_path = ''
as $$
  select a.type, a.id, a.version, a.content
  from knowledge.artifacts as a
  where a.folder is distinct from p_folder
$$;

comment on function knowledge.known_documents(text) is
'For the worker: the artifacts from elsewhere, which the files of a folder may refer to.';
