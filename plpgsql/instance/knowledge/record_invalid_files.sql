create or replace function knowledge.record_invalid_files(
  p_folder  text,
  p_invalid jsonb,
  p_commit  text
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  delete from knowledge.invalid_files as f
  where f.folder is not distinct from p_folder
    and not exists (
      select from jsonb_to_recordset(p_invalid) as i (file text, path text, reason text)
      where i.file = f.file and i.path = f.path and i.reason = f.reason
    );

  insert into knowledge.invalid_files (folder, file, path, reason, commit, found_at)
  select p_folder, i.file, i.path, i.reason, p_commit, centralcloud.clock()
  from jsonb_to_recordset(p_invalid) as i (file text, path text, reason text)
  on conflict do nothing;
end;
$$;

comment on function knowledge.record_invalid_files(text, jsonb, text) is
'Makes the invalid files of a folder (null: of the hub''s repository) the list p_invalid of {file,
path, reason}; what was wrong before keeps the commit and the time of its first finding.';
