create or replace function knowledge.list_invalid()
returns table (folder text, file text, path text, reason text, found_at timestamptz)
language sql
stable
set search_path = ''
as $$
  select i.folder, i.file, i.path, i.reason, i.found_at
  from knowledge.invalid_files as i
  order by i.folder nulls first, i.file, i.path, i.reason
$$;

comment on function knowledge.list_invalid() is
'What could not be loaded, and why: of the hub''s repository (folder null) first, then of each
folder.';
