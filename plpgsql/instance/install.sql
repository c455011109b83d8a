-- The functions of an instance.
-- psql -v ON_ERROR_STOP=1 -f plpgsql/instance/install.sql applies it by hand;
-- `centralcloud install` applies only the files that changed. Chapters are rooms; the order within
-- one is the order of need.

begin;
set local role centralcloud_owner;
set local check_function_bodies = off;

-- link: joining, the call over dblink, then the exchange from its parts up.
\ir link/disconnect.sql
\ir link/drop_server.sql
\ir link/server_options.sql
\ir link/join.sql
\ir link/leave.sql
\ir link/own_name.sql
\ir link/refuse_connection.sql
\ir link/will_pass.sql
\ir link/dial.sql
\ir link/connect_timeout.sql
\ir link/lose_connection.sql
\ir link/drain.sql
\ir link/await_reply.sql
\ir link/call_hub.sql
\ir link/is_connected.sql
\ir link/connect.sql
\ir link/rfc3339.sql
\ir link/enqueue.sql
\ir link/register_handler.sql
\ir link/registrations.sql
\ir link/steady.sql
\ir link/spread.sql
\ir link/refuse_hub.sql
\ir link/greet.sql
\ir link/follow_topics.sql
\ir link/start_over.sql
\ir link/rewind.sql
\ir link/rewind_hub.sql
\ir link/tell_settled.sql
\ir link/tell_rejection.sql
\ir link/tell_owed.sql
\ir link/acknowledge.sql
\ir link/settle.sql
\ir link/waiting.sql
\ir link/due_heartbeat.sql
\ir link/corrected.sql
\ir link/rendered.sql
\ir link/send.sql
\ir link/hold_outbox.sql
\ir link/release_outbox.sql
\ir link/send_alone.sql
\ir link/send_one_by_one.sql
\ir link/send_together.sql
\ir link/send_heartbeat.sql
\ir link/send_outbox.sql
\ir link/handler_of.sql
\ir link/call_handler.sql
\ir link/try_handler.sql
\ir link/is_applied.sql
\ir link/is_server_fault.sql
\ir link/may_wait.sql
\ir link/settle_again.sql
\ir link/record_delivery.sql
\ir link/advance.sql
\ir link/apply.sql
\ir link/receive.sql
\ir link/next_pause.sql
\ir link/note_exchange.sql
\ir link/exchange.sql
\ir link/is_due.sql
\ir link/exchange_when_due.sql
\ir link/tell_hub.sql
\ir link/sync_templates.sql
\ir link/expire.sql
\ir link/list_refused.sql
\ir link/refuse_outbox_id.sql
\ir link/refused.sql
\ir link/redrive.sql
\ir link/discard.sql
\ir link/applied_messages.sql
\ir link/state.sql
\ir link/troubles.sql
\ir link/report.sql
\ir link/status.sql
\ir link/findings.sql
\ir link/samples.sql

-- knowledge: what came from the hub.
\ir knowledge/is_overtaken.sql
-- The ranking, as the hub announces it.
\ir knowledge/replace_ranked_patterns.sql
\ir knowledge/store_ranking.sql
-- Folders of this machine, as the worker reads them.
\ir knowledge/require_folder.sql
\ir knowledge/register_folder.sql
\ir knowledge/surroundings.sql
\ir knowledge/folder.sql
\ir knowledge/known_documents.sql
\ir knowledge/request_load_of.sql
\ir knowledge/request_loads.sql
\ir knowledge/request_migration.sql
\ir knowledge/request_load.sql
\ir knowledge/request_reload.sql
\ir knowledge/forget_folder.sql
\ir knowledge/shadowed.sql
\ir knowledge/load_folder.sql
\ir knowledge/note_load.sql
\ir knowledge/record_invalid_files.sql
\ir knowledge/finish_load.sql
-- The artifacts, as the worker pulls them.
\ir knowledge/request_pull.sql
\ir knowledge/load_artifacts.sql
\ir knowledge/finish_pull.sql
-- The same over the link, and what became of what was learned.
\ir knowledge/take_page.sql
\ir knowledge/begin_template_sync.sql
\ir knowledge/finish_template_sync.sql
\ir knowledge/take_templates.sql
\ir knowledge/take_learning.sql
-- Which version is meant, and an artifact with all it stands on.
\ir knowledge/named.sql
\ir knowledge/highest.sql
\ir knowledge/current.sql
\ir knowledge/require_version.sql
\ir knowledge/merge_patch.sql
\ir knowledge/inheritable.sql
\ir knowledge/links.sql
\ir knowledge/merged.sql
\ir knowledge/refuse_chain.sql
\ir knowledge/check_chain.sql
\ir knowledge/check_weight.sql
\ir knowledge/resolved_from.sql
\ir knowledge/resolved_with.sql
\ir knowledge/resolve.sql
-- A body with its parameters put in.
\ir knowledge/compact.sql
\ir knowledge/parameter_problems.sql
\ir knowledge/check_parameters.sql
\ir knowledge/filled_in.sql
-- How artifacts are used, and what the hub is told of it.
\ir knowledge/usage.sql
\ir knowledge/record_usage.sql
\ir knowledge/fold_uses.sql
\ir knowledge/is_sendable.sql
\ir knowledge/told_content.sql
\ir knowledge/used_artifacts.sql
\ir knowledge/usage_parts.sql
\ir knowledge/next_version.sql
\ir knowledge/send_usage.sql
\ir knowledge/report_usage.sql
-- For agents and people.
\ir knowledge/get.sql
\ir knowledge/render.sql
\ir knowledge/versions.sql
\ir knowledge/list_artifacts.sql
\ir knowledge/list_folders.sql
\ir knowledge/list_invalid.sql
\ir knowledge/patterns.sql
\ir knowledge/top_patterns.sql
\ir knowledge/is_pull_late.sql
\ir knowledge/is_pull_overtaken.sql
\ir knowledge/is_load_late.sql
\ir knowledge/status.sql
\ir knowledge/findings.sql

-- code: code bases, and what an ingest found in them; the view and the readers first.
\ir code/code_base.sql
\ir code/known_code_bases.sql
\ir code/register.sql
\ir code/current_files.sql
\ir code/known_files.sql
\ir code/dependencies.sql
\ir code/totals.sql
-- Asking for an ingest, and taking it over in one step.
\ir code/request_ingest_of.sql
\ir code/request_ingest.sql
\ir code/lock_code_base.sql
\ir code/replace_files.sql
\ir code/add_details.sql
\ir code/clear_incoming.sql
\ir code/take_ingest.sql
\ir code/stale_before.sql
\ir code/status.sql
\ir code/findings.sql

-- analysis: which patterns occur and how it went, taken over from a scan.
\ir analysis/pattern_counts.sql
\ir analysis/totals.sql
\ir analysis/forget_vanished.sql
\ir analysis/take_patterns.sql
\ir analysis/take_findings.sql
\ir analysis/take_occurrences.sql
\ir analysis/forget_retired.sql
\ir analysis/clear_incoming.sql
\ir analysis/take_scan.sql
-- What the hub is told of it.
\ir analysis/next_version.sql
\ir analysis/observations.sql
\ir analysis/send_patterns.sql
\ir analysis/register_framework.sql
\ir analysis/registrations.sql
\ir analysis/finding_counts.sql
\ir analysis/frameworks_in.sql
\ir analysis/dependencies_in.sql
\ir analysis/send_code_analysis.sql

-- What the rooms register, then who may call what.
\ir registry.sql
\ir grants.sql

-- What is here now is what was installed.
select centralcloud.record_objects();

commit;
