create or replace function centralcloud.version()
returns text
language sql
stable
return centralcloud.bundle_version('core');

comment on function centralcloud.version() is
'The version of the package that installed this database; null when its scripts were applied by
hand and not yet adopted by `centralcloud install`.';
