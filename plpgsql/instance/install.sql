-- The functions of an instance.
-- psql -v ON_ERROR_STOP=1 -f plpgsql/instance/install.sql applies it by hand; `centralcloud install` applies
-- only the files that changed. Chapters are rooms; order within one is order of need.

begin;
set local role centralcloud_owner;
set local check_function_bodies = off;

-- link

-- knowledge

-- code

-- analysis

-- What the rooms register, then who may call what.
\ir registry.sql
\ir grants.sql

commit;
