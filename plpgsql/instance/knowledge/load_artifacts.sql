-- `merge` touches only what differs and leaves no WAL for the rest.
create or replace function knowledge.load_artifacts(p_commit text)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_gone    integer;
  v_written integer;
begin
  lock table knowledge.artifacts in share row exclusive mode;

  delete from knowledge.artifacts as a
  where a.origin = 'templates_data'
    and not exists (
      select from knowledge.incoming_artifacts as i
      where i.type = a.type and i.id = a.id and i.version = a.version
    );
  get diagnostics v_gone = row_count;

  merge into knowledge.artifacts as a
  using (
    select
      i.type, i.id, i.version, i.path, i.raw, i.commit,
      encode(sha256(convert_to(i.raw, 'UTF8')), 'hex') as content_hash
    from knowledge.incoming_artifacts as i
  ) as i
  on a.type = i.type and a.id = i.id and a.version = i.version
  when matched
    and (a.origin, a.path, a.content_hash, a.commit)
      is distinct from (
        'templates_data', i.path, i.content_hash, coalesce(i.commit, a.commit)
      )
  then
    update set
      origin = 'templates_data', folder = null, path = i.path,
      commit = coalesce(i.commit, p_commit), raw = i.raw, content = i.raw::jsonb,
      content_hash = i.content_hash, loaded_at = centralcloud.clock()
  when not matched then
    insert (type, id, version, origin, path, commit, raw, content, content_hash, loaded_at)
    values (
      i.type, i.id, i.version, 'templates_data', i.path,
      coalesce(i.commit, p_commit), i.raw, i.raw::jsonb,
      i.content_hash, centralcloud.clock()
    );
  get diagnostics v_written = row_count;

  delete from knowledge.incoming_artifacts;
  return v_gone + v_written;
end;
$$;

comment on function knowledge.load_artifacts(text) is
'Makes what came from the hub''s repository equal to knowledge.incoming_artifacts, the files of
commit p_commit (where they name none themselves), and empties the latter; local artifacts
stay, unless Git holds the same version. Returns how many artifacts were new, different or gone.';
