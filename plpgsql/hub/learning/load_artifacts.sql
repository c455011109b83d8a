-- `merge` touches only what differs and leaves no WAL for the rest.
create or replace function learning.load_artifacts(p_commit text)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_gone    integer;
  v_written integer;
begin
  lock table learning.artifacts in share row exclusive mode;

  delete from learning.artifacts as a
  where not exists (
    select from learning.incoming_artifacts as i
    where i.type = a.type and i.id = a.id and i.version = a.version
  );
  get diagnostics v_gone = row_count;

  merge into learning.artifacts as a
  using (
    select
      i.type, i.id, i.version, i.path, i.raw,
      encode(sha256(convert_to(i.raw, 'UTF8')), 'hex') as content_hash
    from learning.incoming_artifacts as i
  ) as i
  on a.type = i.type and a.id = i.id and a.version = i.version
  when matched and (a.path, a.content_hash) is distinct from (i.path, i.content_hash) then
    update set
      path = i.path, commit = p_commit, raw = i.raw, content = i.raw::jsonb,
      content_hash = i.content_hash, loaded_at = centralcloud.clock()
  when not matched then
    insert (type, id, version, path, commit, raw, content, content_hash, loaded_at)
    values (
      i.type, i.id, i.version, i.path, p_commit, i.raw, i.raw::jsonb,
      i.content_hash, centralcloud.clock()
    );
  get diagnostics v_written = row_count;

  delete from learning.incoming_artifacts;
  return v_gone + v_written;
end;
$$;

comment on function learning.load_artifacts(text) is
'Makes learning.artifacts equal to learning.incoming_artifacts, the files of commit p_commit, and
empties the latter. Returns how many artifacts were new, different or gone.';
