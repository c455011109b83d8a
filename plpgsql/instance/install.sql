-- The functions of an instance.
-- psql -v ON_ERROR_STOP=1 -f plpgsql/instance/install.sql applies it by hand; `centralcloud install` applies
-- only the files that changed. Chapters are rooms; order within one is order of need.

begin;
set local role centralcloud_owner;
set local check_function_bodies = off;

-- link

-- knowledge: what came from the hub.
\ir knowledge/is_overtaken.sql
-- The ranking, as the hub announces it.
\ir knowledge/replace_ranked_patterns.sql
\ir knowledge/store_ranking.sql
-- The artifacts, as the worker pulls them.
\ir knowledge/request_pull.sql
\ir knowledge/load_artifacts.sql
\ir knowledge/record_invalid_files.sql
\ir knowledge/finish_pull.sql
-- For agents and people.
\ir knowledge/patterns.sql
\ir knowledge/top_patterns.sql

-- code

-- analysis

-- What the rooms register, then who may call what.
\ir registry.sql
\ir grants.sql

commit;
