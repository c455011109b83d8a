-- The functions every CentralCloud database has.
-- psql -v ON_ERROR_STOP=1 -f plpgsql/core/install.sql applies it by hand;
-- `centralcloud install` applies only the files that changed. Chapters are rooms; the order within
-- one is the order of need.

begin;
set local role centralcloud_owner;
set local check_function_bodies = off;

-- centralcloud: the clock everything reads, settings, and the ledger of what is installed.
\ir centralcloud/clock.sql
\ir centralcloud/moment.sql
\ir centralcloud/setting.sql
\ir centralcloud/type_of_value.sql
\ir centralcloud/amount.sql
\ir centralcloud/amount_shown.sql
\ir centralcloud/longest_time.sql
\ir centralcloud/change_setting.sql
\ir centralcloud/register_setting.sql
\ir centralcloud/freeze_clock.sql
\ir centralcloud/shift_clock.sql
\ir centralcloud/release_clock.sql
\ir centralcloud/version_key.sql
\ir centralcloud/bundle_version.sql
\ir centralcloud/version.sql
\ir centralcloud/record_bundle.sql
\ir centralcloud/record_component.sql
\ir centralcloud/component_version.sql
\ir centralcloud/record_script.sql
\ir centralcloud/forget_script.sql
\ir centralcloud/applied_scripts.sql
\ir centralcloud/kept_functions.sql
\ir centralcloud/open_doors.sql
\ir centralcloud/current_objects.sql
\ir centralcloud/definition_of.sql
\ir centralcloud/grants_of.sql
\ir centralcloud/column_grants_of.sql
\ir centralcloud/changed_objects.sql
\ir centralcloud/record_objects.sql
\ir centralcloud/renew_stamps.sql
\ir centralcloud/object_findings.sql
\ir centralcloud/trusted_roles.sql
\ir centralcloud/role_findings.sql
\ir centralcloud/findings.sql
\ir centralcloud/samples.sql

-- scheduling: slots of a schedule, the jobs, one run of a job, what starts runs, pg_cron's entries,
-- tasks for the worker, and what people ask.
\ir scheduling/first_at.sql
\ir scheduling/last_at.sql
\ir scheduling/field_value.sql
\ir scheduling/field_mask.sql
\ir scheduling/five_fields.sql
\ir scheduling/schedule_masks.sql
\ir scheduling/month_days.sql
\ir scheduling/next_slot.sql
\ir scheduling/previous_slot.sql
\ir scheduling/due_slot.sql
\ir scheduling/require_job.sql
\ir scheduling/preceding_jobs.sql
\ir scheduling/setting_rules.sql
\ir scheduling/require_setting.sql
\ir scheduling/settle_job.sql
\ir scheduling/check_after.sql
\ir scheduling/register_job.sql
\ir scheduling/set_job.sql
\ir scheduling/settings_of.sql
\ir scheduling/forget_orphans.sql
\ir scheduling/spread_job.sql
\ir scheduling/enable_job.sql
\ir scheduling/disable_job.sql
\ir scheduling/own_backend_start.sql
\ir scheduling/is_backend_alive.sql
\ir scheduling/is_same_backend.sql
\ir scheduling/mark_crashed.sql
\ir scheduling/cancel_overdue.sql
\ir scheduling/newest_successes.sql
\ir scheduling/is_chain_due.sql
\ir scheduling/own_share.sql
\ir scheduling/retry_delay.sql
\ir scheduling/failed_run.sql
\ir scheduling/due_retry.sql
\ir scheduling/missed_after.sql
\ir scheduling/settled_until.sql
\ir scheduling/oldest_kept_slot.sql
\ir scheduling/missed_slot.sql
\ir scheduling/due_starts.sql
\ir scheduling/leave_out.sql
\ir scheduling/skip_run.sql
\ir scheduling/start_run.sql
\ir scheduling/start_if_due.sql
\ir scheduling/start_outstanding.sql
\ir scheduling/start_due.sql
\ir scheduling/start_next.sql
\ir scheduling/start_chained.sql
\ir scheduling/resolve_routine.sql
\ir scheduling/check_timeout.sql
\ir scheduling/check_stats.sql
\ir scheduling/add_stats.sql
\ir scheduling/finish_run.sql
\ir scheduling/own_trigger.sql
\ir scheduling/run_batch.sql
\ir scheduling/succeeded_job.sql
\ir scheduling/perform.sql
\ir scheduling/wait_left.sql
\ir scheduling/wait_turn.sql
\ir scheduling/run_due.sql
\ir scheduling/run_job.sql
\ir scheduling/beat.sql
\ir scheduling/last_beat.sql
\ir scheduling/follow_clock.sql
\ir scheduling/run_everything_due.sql
\ir scheduling/catch_up.sql
\ir scheduling/tick.sql
\ir scheduling/shortened.sql
\ir scheduling/entry_prefix.sql
\ir scheduling/entry_name.sql
\ir scheduling/cron_entries.sql
\ir scheduling/is_cron_here.sql
\ir scheduling/mend_statement.sql
\ir scheduling/mend_entries.sql
\ir scheduling/cron_statements.sql
\ir scheduling/sync_jobs.sql
\ir scheduling/cron_problems.sql
\ir scheduling/compare_entries.sql
\ir scheduling/entry_problems.sql
\ir scheduling/require_task_kind.sql
\ir scheduling/register_task_kind.sql
\ir scheduling/queue_task.sql
\ir scheduling/request_task.sql
\ir scheduling/held_task.sql
\ir scheduling/running_since.sql
\ir scheduling/lock_task.sql
\ir scheduling/bury_expired_tasks.sql
\ir scheduling/due_task.sql
\ir scheduling/silent_task.sql
\ir scheduling/take_task.sql
\ir scheduling/renew_lease.sql
\ir scheduling/finish_task.sql
\ir scheduling/fail_task.sql
\ir scheduling/release_task.sql
\ir scheduling/report_progress.sql
\ir scheduling/require_task.sql
\ir scheduling/cancel_task.sql
\ir scheduling/redrive_task.sql
\ir scheduling/hurry_task.sql
\ir scheduling/discard_task.sql
\ir scheduling/chain_due_at.sql
\ir scheduling/late_since.sql
\ir scheduling/health.sql
\ir scheduling/overview.sql
\ir scheduling/outage.sql
\ir scheduling/history.sql
\ir scheduling/open_tasks.sql
\ir scheduling/list_tasks.sql
\ir scheduling/find_task.sql
\ir scheduling/count_limit.sql
\ir scheduling/waiting_tasks.sql
\ir scheduling/task_overview.sql
\ir scheduling/newest_result.sql
\ir scheduling/find_run.sql
\ir scheduling/chained_runs.sql
\ir scheduling/expire_runs.sql
\ir scheduling/expire_tasks.sql
\ir scheduling/expire_cron_runs.sql
\ir scheduling/expire.sql
\ir scheduling/status.sql
\ir scheduling/clock_findings.sql
\ir scheduling/job_findings.sql
\ir scheduling/stuck_findings.sql
\ir scheduling/routine_findings.sql
\ir scheduling/failing_tasks.sql
\ir scheduling/task_findings.sql
\ir scheduling/findings.sql
\ir scheduling/samples.sql

-- monitoring: what rooms register, what is collected from them, what people and Prometheus ask, the
-- alarms; then what is wrong with the server.
\ir monitoring/register_source.sql
\ir monitoring/register_metric.sql
\ir monitoring/forget_orphans.sql
\ir monitoring/collect_status.sql
\ir monitoring/status.sql
\ir monitoring/collect_findings.sql
\ir monitoring/doctor.sql
\ir monitoring/collect_samples.sql
\ir monitoring/value_text.sql
\ir monitoring/label_text.sql
\ir monitoring/status_lines.sql
\ir monitoring/metrics.sql
\ir monitoring/tell.sql
\ir monitoring/record_findings.sql
\ir monitoring/watch.sql
\ir monitoring/expire.sql
\ir monitoring/held_xmin_findings.sql
\ir monitoring/prepared_transaction_findings.sql
\ir monitoring/idle_transaction_findings.sql
\ir monitoring/lock_wait_findings.sql
\ir monitoring/log_position.sql
\ir monitoring/replication_slot_findings.sql
\ir monitoring/standby_findings.sql
\ir monitoring/wraparound_findings.sql
\ir monitoring/server_setting_findings.sql
\ir monitoring/archiver_findings.sql
\ir monitoring/connection_findings.sql
\ir monitoring/notify_queue_findings.sql
\ir monitoring/checksum_findings.sql
\ir monitoring/table_findings.sql
\ir monitoring/hba_rules.sql
\ir monitoring/hba_logins.sql
\ir monitoring/hba_covers.sql
\ir monitoring/hba_error_findings.sql
\ir monitoring/hba_open_findings.sql
\ir monitoring/missing_rights.sql
\ir monitoring/unseen_findings.sql
\ir monitoring/findings.sql
\ir monitoring/server_samples.sql
\ir monitoring/samples.sql

-- What the rooms register, then who may call what.
\ir registry.sql
\ir grants.sql

-- What is here now is what was installed.
select centralcloud.record_objects();

commit;
