create or replace function knowledge.note_load(p_folder text, p_digest text, p_changed integer)
returns void
language sql
volatile
begin atomic
  update knowledge.folders as f
  set
    loaded_at = greatest(centralcloud.clock(), f.requested_at),
    digest    = p_digest,
    artifacts = (select count(*) from knowledge.artifacts as a where a.folder = f.name),
    changed   = case when p_changed > 0 or f.changed is null then p_changed else f.changed end
  where f.name = p_folder;
end;

comment on function knowledge.note_load(text, text, integer) is
'Notes that a folder was read: the digest of its files, and how many artifacts changed (null or 0:
none, what is told of before stays).';
