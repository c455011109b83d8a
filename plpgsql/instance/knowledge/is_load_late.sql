create or replace function knowledge.is_load_late(p_folder knowledge.folders)
returns boolean
language sql
stable
return coalesce((p_folder).requested_at > (p_folder).loaded_at, true)
  and coalesce((p_folder).requested_at < centralcloud.clock() - interval '1 hour', false);

comment on function knowledge.is_load_late(knowledge.folders) is
'Whether a folder that was to be read an hour ago has not been.';
