-- Verify core:centralcloud
begin;

select bundle, version, installed_at, upgraded_at from centralcloud.bundles where false;
select component, mode, version, recorded_at from centralcloud.components where false;
select bundle, path, hash, applied_at from centralcloud.scripts where false;
select name, value, default_value, description, changed_at from centralcloud.settings where false;
select only_row, frozen_at, shift from centralcloud.clock_override where false;

rollback;
