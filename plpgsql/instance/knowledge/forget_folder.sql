create or replace function knowledge.forget_folder(p_name text)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_name text := (knowledge.require_folder(p_name)).name;
  v_gone integer;
begin
  -- Before its artifacts, as a load does.
  perform from knowledge.folders as f where f.name = v_name for update;
  delete from knowledge.artifacts as a where a.folder = v_name;
  get diagnostics v_gone = row_count;
  delete from knowledge.folders as f where f.name = v_name;
  perform knowledge.request_reload();
  return v_gone;
end;
$$;

comment on function knowledge.forget_folder(text) is
'Takes a folder and its artifacts out of what this instance knows; the files stay. Returns how many
artifacts went. Raises SC620 for an unknown name.';
