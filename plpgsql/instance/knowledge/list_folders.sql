create or replace function knowledge.list_folders()
returns table (
  name text, path text, kind text, loaded_at timestamptz, artifacts integer, changed integer,
  invalid bigint
)
language sql
stable
set search_path = ''
as $$
  select
    f.name, f.path, f.kind, f.loaded_at, f.artifacts, f.changed,
    (select count(distinct i.file) from knowledge.invalid_files as i where i.folder = f.name)
  from knowledge.folders as f
  order by f.name
$$;

comment on function knowledge.list_folders() is
'The folders of this machine, by name: where each is, when it was last read, how many artifacts it
holds, how many changed when they last did, and how many of its files could not be loaded.';
