-- The functions every CentralCloud database has.
-- psql -v ON_ERROR_STOP=1 -f plpgsql/core/install.sql applies it by hand; `centralcloud install` applies
-- only the files that changed. Chapters are rooms; order within one is order of need.

begin;
set local role centralcloud_owner;
set local check_function_bodies = off;

-- centralcloud: the clock everything reads, settings, and the ledger of what is installed.
\ir centralcloud/clock.sql
\ir centralcloud/setting.sql
\ir centralcloud/change_setting.sql
\ir centralcloud/register_setting.sql
\ir centralcloud/freeze_clock.sql
\ir centralcloud/shift_clock.sql
\ir centralcloud/release_clock.sql
\ir centralcloud/bundle_version.sql
\ir centralcloud/version.sql
\ir centralcloud/record_bundle.sql
\ir centralcloud/record_component.sql
\ir centralcloud/record_script.sql
\ir centralcloud/forget_script.sql
\ir centralcloud/applied_scripts.sql

-- scheduling

-- What the rooms register, then who may call what.
\ir registry.sql
\ir grants.sql

commit;
