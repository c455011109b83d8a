create or replace function knowledge.folder(p_name text)
returns table (path text, digest text, surroundings text)
language sql
stable
set search_path = ''
as $$
  select f.path, f.digest, knowledge.surroundings(f.name)
  from knowledge.require_folder(p_name) as f
$$;

comment on function knowledge.folder(text) is
'For the worker: where a folder is, the digest of what was read last, and that of what its files may
refer to elsewhere. Raises SC620 for an unknown name.';
