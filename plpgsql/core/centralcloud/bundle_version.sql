create or replace function centralcloud.bundle_version(p_bundle text)
returns text
language sql
stable
begin atomic
  select b.version from centralcloud.bundles as b where b.bundle = p_bundle;
end;

comment on function centralcloud.bundle_version(text) is
'The version of the package that installed core, hub or instance here; null: it did not.';
