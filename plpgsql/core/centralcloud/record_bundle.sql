create or replace function centralcloud.record_bundle(p_bundle text, p_version text)
returns void
language sql
volatile
begin atomic
  insert into centralcloud.bundles as b (bundle, version, installed_at, upgraded_at)
  values (p_bundle, p_version, centralcloud.clock(), centralcloud.clock())
  on conflict (bundle) do update
  set version = excluded.version, upgraded_at = excluded.upgraded_at
  where b.version <> excluded.version;
end;

comment on function centralcloud.record_bundle(text, text) is
'Notes that a package of this version installed the bundle.';
