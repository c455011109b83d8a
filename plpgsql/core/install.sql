-- The functions every CentralCloud database has.
-- psql -v ON_ERROR_STOP=1 -f plpgsql/core/install.sql applies it by hand; `centralcloud install` applies
-- only the files that changed. Chapters are rooms; order within one is order of need.

begin;
set local role centralcloud_owner;
set local check_function_bodies = off;

-- centralcloud

-- scheduling

-- What the rooms register, then who may call what.
\ir registry.sql
\ir grants.sql

commit;
