-- The functions of an instance.
-- psql -v ON_ERROR_STOP=1 -f plpgsql/instance/install.sql applies it by hand; `centralcloud install` applies
-- only the files that changed. Chapters are rooms; order within one is order of need.

begin;
set local role centralcloud_owner;
set local check_function_bodies = off;

-- link: joining, the call over dblink, then the exchange from its parts up.
\ir link/disconnect.sql
\ir link/drop_server.sql
\ir link/server_options.sql
\ir link/join.sql
\ir link/leave.sql
\ir link/refuse_connection.sql
\ir link/connect.sql
\ir link/lose_connection.sql
\ir link/drain.sql
\ir link/await_reply.sql
\ir link/call_hub.sql
\ir link/enqueue.sql
\ir link/register_handler.sql
\ir link/rewind.sql
\ir link/follow_topics.sql
\ir link/tell_settled.sql
\ir link/tell_rejection.sql
\ir link/tell_owed.sql
\ir link/acknowledge.sql
\ir link/settle.sql
\ir link/waiting.sql
\ir link/send.sql
\ir link/send_alone.sql
\ir link/send_one_by_one.sql
\ir link/send_outbox.sql
\ir link/handler_of.sql
\ir link/call_handler.sql
\ir link/try_handler.sql
\ir link/is_applied.sql
\ir link/settle_again.sql
\ir link/record_delivery.sql
\ir link/advance.sql
\ir link/apply.sql
\ir link/receive.sql
\ir link/exchange.sql
\ir link/expire.sql
\ir link/applied_messages.sql
\ir link/state.sql

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
