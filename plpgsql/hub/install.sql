-- The functions of the hub.
-- psql -v ON_ERROR_STOP=1 -f plpgsql/hub/install.sql applies it by hand;
-- `centralcloud install` applies only the files that changed. Chapters are rooms; the order within
-- one is the order of need.

begin;
set local role centralcloud_owner;
set local check_function_bodies = off;

-- fleet: who calls, what they weigh, when they were last heard of.
\ir fleet/caller.sql
\ir fleet/calling_instance.sql
\ir fleet/check_guest.sql
\ir fleet/is_member.sql
\ir fleet/is_paused.sql
\ir fleet/identities.sql
\ir fleet/votes.sql
\ir fleet/record_accepted.sql
\ir fleet/record_heartbeat.sql
-- What an instance may, and what is left of it.
\ir fleet/refuse_member.sql
\ir fleet/hold.sql
\ir fleet/quota.sql
\ir fleet/debt.sql
\ir fleet/spend.sql
\ir fleet/quotas_in_force.sql
\ir fleet/change_login.sql
\ir fleet/limit_connections.sql
\ir fleet/set_quota.sql
-- Who comes and goes.
\ir fleet/check_name.sql
\ir fleet/new_password.sql
\ir fleet/hmac_pad.sql
\ir fleet/hmac.sql
\ir fleet/scram_secret.sql
\ir fleet/create_login.sql
\ir fleet/set_state.sql
\ir fleet/rotate.sql
\ir fleet/names.sql
\ir fleet/former_names.sql
\ir fleet/members.sql
\ir fleet/add.sql
\ir fleet/admit.sql
\ir fleet/pause.sql
\ir fleet/resume.sql
\ir fleet/remove.sql
\ir fleet/stale_before.sql
\ir fleet/heartbeat_findings.sql
\ir fleet/login_findings.sql
\ir fleet/quota_findings.sql
\ir fleet/findings.sql
\ir fleet/samples.sql

-- intake: the contract, and the check compiled from it.
\ir intake/format_pattern.sql
\ir intake/accessor.sql
\ir intake/scope.sql
\ir intake/within.sql
\ir intake/field_predicate.sql
\ir intake/field_violation.sql
\ir intake/scope_violation.sql
\ir intake/violation.sql
\ir intake/rule_violation.sql
\ir intake/compile.sql
\ir intake/refuse_contract.sql
\ir intake/register_message_fields.sql
\ir intake/register_message_rule.sql
\ir intake/register_envelope.sql
\ir intake/register_message_type.sql
\ir intake/registrations.sql
-- The contract as JSON Schema, for those who send.
\ir intake/is_portable.sql
\ir intake/text_schema.sql
\ir intake/field_schema.sql
\ir intake/path_schema.sql
\ir intake/limits_schema.sql
\ir intake/json_schema.sql
\ir intake/contract.sql
-- Whether anything speaks against a message, and, slowly, what.
\ir intake/objections.sql
\ir intake/texts_hold.sql
\ir intake/shown.sql
\ir intake/nodes.sql
\ir intake/field_problem.sql
\ir intake/scope_violations.sql
\ir intake/suspects.sql
\ir intake/explain.sql
\ir intake/violations.sql
\ir intake/problems.sql
\ir intake/require_type.sql
\ir intake/require_queue.sql
\ir intake/refuse_fields.sql
\ir intake/refuse_limit.sql
\ir intake/refuse_source.sql
\ir intake/refuse_type.sql
\ir intake/refused.sql
\ir intake/refuse.sql
\ir intake/require_size.sql
\ir intake/require.sql
\ir intake/check.sql
-- From the door into the queues.
\ir intake/fill_source.sql
\ir intake/refuse_paused.sql
\ir intake/note_senders.sql
\ir intake/charge.sql
\ir intake/queue.sql
\ir intake/leave_out_repeats.sql
\ir intake/claim_ids.sql
\ir intake/remember_ids.sql
\ir intake/queue_once.sql
\ir intake/accept.sql
\ir intake/admit.sql
\ir intake/send.sql
\ir intake/send_batch.sql
\ir intake/enqueue.sql
-- Out of the queues again, and what becomes of a message that can't be processed.
\ir intake/received_at.sql
\ir intake/take.sql
\ir intake/bury.sql
\ir intake/refuse_dead_letter.sql
\ir intake/unearth.sql
\ir intake/redrive.sql
\ir intake/discard.sql
\ir intake/replay.sql
-- For operators.
\ir intake/has_tables.sql
\ir intake/queues.sql
\ir intake/list_dead_letters.sql
\ir intake/dead_letter.sql
-- What is let go.
\ir intake/expire_ids.sql
\ir intake/set_retention.sql
\ir intake/expire_archive.sql
\ir intake/expire_dead_letters.sql
\ir intake/expire.sql
\ir intake/status.sql
\ir intake/queue_findings.sql
\ir intake/table_findings.sql
\ir intake/archive_findings.sql
\ir intake/findings.sql
\ir intake/samples.sql

-- aggregation: what a pattern is, and what a snapshot's digest is taken over.
\ir aggregation/hash.sql
\ir aggregation/name_key.sql
\ir aggregation/identify.sql
\ir aggregation/hashes.sql
\ir aggregation/digest.sql
-- What other rooms may read.
\ir aggregation/facts.sql
\ir aggregation/snapshots.sql
\ir aggregation/canonicals.sql
\ir aggregation/canonical_of.sql
\ir aggregation/majorities.sql
\ir aggregation/names.sql
\ir aggregation/texts_of.sql
-- The fold, from the message to the observation.
\ir aggregation/open_batch.sql
\ir aggregation/clear_batch.sql
\ir aggregation/take_messages.sql
\ir aggregation/keep_parts.sql
\ir aggregation/candidates.sql
\ir aggregation/check_stream_quotas.sql
\ir aggregation/accept_snapshots.sql
\ir aggregation/read_observations.sql
\ir aggregation/add_up_repeats.sql
\ir aggregation/write_observations.sql
\ir aggregation/merge_observations.sql
\ir aggregation/read_labels.sql
\ir aggregation/merge_labels.sql
\ir aggregation/merge_texts.sql
\ir aggregation/merge_names.sql
\ir aggregation/read_bands.sql
\ir aggregation/merge_bands.sql
\ir aggregation/batch_stats.sql
\ir aggregation/fold_messages.sql
\ir aggregation/add_stats.sql
\ir aggregation/fold_or_bury.sql
\ir aggregation/bury_late_parts.sql
\ir aggregation/fold_patterns.sql
-- From hub to hub.
\ir aggregation/outgoing_streams.sql
\ir aggregation/outgoing_observations.sql
\ir aggregation/refuse_incoming.sql
\ir aggregation/check_incoming.sql
\ir aggregation/read_incoming.sql
\ir aggregation/take_over.sql
-- For people.
\ir aggregation/require_pattern.sql
\ir aggregation/find_patterns.sql
\ir aggregation/nearest_names.sql
\ir aggregation/resolve_pattern.sql
\ir aggregation/provenance.sql
\ir aggregation/aliases_of.sql
\ir aggregation/forget.sql
\ir aggregation/alias.sql
\ir aggregation/unalias.sql
\ir aggregation/decided_aliases.sql
-- What looks like one pattern.
\ir aggregation/sketches.sql
\ir aggregation/lookalikes.sql
\ir aggregation/owners_of.sql
\ir aggregation/suggest_aliases.sql
\ir aggregation/suggested_aliases.sql
\ir aggregation/refuse_suggestion.sql
\ir aggregation/accept_suggestion.sql
\ir aggregation/dismiss_suggestion.sql
\ir aggregation/findings.sql
\ir aggregation/samples.sql

-- routing: topics and who means which of them, then publishing, then what an instance calls.
\ir routing/matches.sql
\ir routing/count_before.sql
\ir routing/offset_at.sql
\ir routing/newest_offset.sql
\ir routing/newest_of_keys.sql
\ir routing/refuse_topic.sql
-- Where the hub lives, and what it leaves out when it comes to live elsewhere.
\ir routing/home.sql
\ir routing/why_moved.sql
\ir routing/jump_distance.sql
\ir routing/life.sql
\ir routing/record_life.sql
\ir routing/jump_topics.sql
\ir routing/jump_new_topic.sql
\ir routing/move_in.sql
\ir routing/is_settled.sql
\ir routing/check_home.sql
\ir routing/jump.sql
\ir routing/greet.sql
\ir routing/gaps.sql
-- Topics and their messages.
\ir routing/newest_cursor.sql
\ir routing/subscriptions.sql
\ir routing/begin_subscription.sql
\ir routing/register_topic.sql
\ir routing/registrations.sql
\ir routing/set_retention.sql
\ir routing/publish.sql
\ir routing/check_pattern.sql
\ir routing/check_patterns_left.sql
\ir routing/cursor_before.sql
\ir routing/starting_cursor.sql
\ir routing/subscribe.sql
\ir routing/refuse_pattern.sql
\ir routing/unsubscribe.sql
\ir routing/due_redeliveries.sql
\ir routing/resyncs.sql
\ir routing/unread.sql
\ir routing/deliveries.sql
\ir routing/fetch.sql
\ir routing/refuse_subscription.sql
\ir routing/cursor.sql
\ir routing/hold_cursor.sql
\ir routing/advance_cursor.sql
\ir routing/move_cursor.sql
\ir routing/check_published.sql
\ir routing/check_in_log.sql
\ir routing/ack.sql
\ir routing/backoff.sql
\ir routing/give_up.sql
\ir routing/postpone.sql
\ir routing/reject.sql
\ir routing/seek.sql
\ir routing/first_to_keep.sql
\ir routing/expire_topic.sql
\ir routing/give_up_unasked.sql
\ir routing/expire_dead_deliveries.sql
\ir routing/prune_cursors.sql
\ir routing/expire.sql
-- For operators: what there is, what is published, what was given up.
\ir routing/overview.sql
\ir routing/subscribers_of.sql
\ir routing/extents.sql
\ir routing/cursor_before_last.sql
\ir routing/read.sql
\ir routing/list_dead_deliveries.sql
\ir routing/refuse_delivery.sql
\ir routing/dead_delivery.sql
\ir routing/redrive.sql
\ir routing/discard.sql
\ir routing/unread_before.sql
\ir routing/lags.sql
\ir routing/extent.sql
\ir routing/status.sql
\ir routing/note_gaps.sql
\ir routing/gap_findings.sql
\ir routing/reader_findings.sql
\ir routing/retention_findings.sql
\ir routing/findings.sql
\ir routing/samples.sql

-- ranking: the formula.
\ir ranking/digamma.sql
\ir ranking/trigamma.sql
\ir ranking/lower_bound.sql
\ir ranking/fading.sql
\ir ranking/today.sql
\ir ranking/model.sql
-- From votes to scores.
\ir ranking/electorate.sql
\ir ranking/voices.sql
\ir ranking/plain_tallies.sql
\ir ranking/pooled_sources.sql
\ir ranking/pooled_words.sql
\ir ranking/pooled_tallies.sql
\ir ranking/tallies.sql
\ir ranking/terms.sql
\ir ranking/scores.sql
-- The parameters, fitted to what the fleet tells.
\ir ranking/moments.sql
\ir ranking/correlation.sql
\ir ranking/concentration.sql
\ir ranking/fit_rates.sql
\ir ranking/sources.sql
\ir ranking/fitted_correlation.sql
\ir ranking/fitted_prior.sql
\ir ranking/add_model.sql
\ir ranking/begin_model.sql
\ir ranking/registrations.sql
\ir ranking/fit.sql
-- From scores to the list that is announced.
\ir ranking/current_rankings.sql
\ir ranking/current_ranking.sql
\ir ranking/list_of.sql
\ir ranking/shortlists.sql
\ir ranking/lists_today.sql
\ir ranking/with_texts.sql
\ir ranking/list_digest.sql
\ir ranking/list_stats.sql
\ir ranking/store.sql
\ir ranking/announce.sql
\ir ranking/refresh.sql
\ir ranking/expire.sql
-- For people and instances.
\ir ranking/top_patterns.sql
\ir ranking/as_of.sql
\ir ranking/require_ranking.sql
\ir ranking/describe.sql
\ir ranking/entries_of.sql
\ir ranking/difference.sql
\ir ranking/voters.sql
\ir ranking/counted.sql
\ir ranking/percent.sql
\ir ranking/standing.sql
\ir ranking/experience.sql
\ir ranking/sentence.sql
\ir ranking/explain_terms.sql
\ir ranking/explain_score.sql
\ir ranking/explain.sql
\ir ranking/explanation.sql

-- learning: rankings into Git, and what Git holds.
\ir learning/git_url.sql
-- From the work queue to the worker.
\ir learning/take_rankings.sql
\ir learning/request_sync.sql
-- From the worker to the fleet.
\ir learning/current_commit.sql
\ir learning/load_artifacts.sql
\ir learning/record_sync.sql
\ir learning/announce.sql
\ir learning/load_commit.sql
\ir learning/check_fresh.sql
\ir learning/finish_sync.sql
-- How artifacts fare where they are used.
\ir learning/hashes.sql
\ir learning/content_hash.sql
\ir learning/counted.sql
\ir learning/told.sql
\ir learning/write_usage.sql
\ir learning/forget.sql
\ir learning/check_stream_quota.sql
\ir learning/accept_snapshot.sql
\ir learning/keep_part.sql
\ir learning/fold_message.sql
\ir learning/fold_or_bury.sql
\ir learning/bury_late_parts.sql
\ir learning/fold_usage.sql
-- What has proven itself.
\ir learning/figure.sql
\ir learning/criteria.sql
\ir learning/words.sql
\ir learning/voted_contents.sql
\ir learning/totals.sql
\ir learning/precedents.sql
\ir learning/objections.sql
\ir learning/candidates.sql
\ir learning/revocations.sql
\ir learning/wanted.sql
\ir learning/shortlist.sql
-- Into Git, and what became of it.
\ir learning/forge.sql
\ir learning/next_branch.sql
\ir learning/open_export.sql
\ir learning/announce_export.sql
\ir learning/record_items.sql
\ir learning/record_fates.sql
\ir learning/update_export.sql
\ir learning/end_export.sql
\ir learning/request_export.sql
\ir learning/promote.sql
\ir learning/finish_export.sql
-- For instances.
\ir learning/fetch_artifacts.sql
-- How it is.
\ir learning/is_sync_late.sql
\ir learning/is_export_late.sql
\ir learning/status.sql
\ir learning/open_request.sql
\ir learning/export_findings.sql
\ir learning/settings_findings.sql
\ir learning/findings.sql
\ir learning/samples.sql

-- What a message is, what the rooms register, then who may call what.
\ir contract.sql
\ir registry.sql
\ir grants.sql

-- What is here now is what was installed.
select centralcloud.record_objects();

commit;
