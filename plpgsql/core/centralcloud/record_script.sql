create or replace function centralcloud.record_script(p_bundle text, p_path text, p_hash text)
returns void
language sql
volatile
begin atomic
  insert into centralcloud.scripts (bundle, path, hash, applied_at)
  values (p_bundle, p_path, p_hash, centralcloud.clock())
  on conflict (bundle, path) do update
  set hash = excluded.hash, applied_at = excluded.applied_at;
end;

comment on function centralcloud.record_script(text, text, text) is
'Notes that this content (SHA-256, hex) of a function file is what the database holds.';
