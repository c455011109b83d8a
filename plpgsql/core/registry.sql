-- What the rooms of this bundle register, applied after the functions on every install.

-- centralcloud
select centralcloud.register_setting(
  p_name        => 'scheduling.clock',
  p_default     => 'cron',
  p_description => 'What starts the jobs: cron (pg_cron) or tick (`centralcloud tick --loop`).'
);
select monitoring.register_metric(
  'centralcloud_info', 'gauge', 'Always 1; labels are bundle, version and server.'
);
select monitoring.register_source(
  p_room     => 'centralcloud',
  p_findings => 'centralcloud.findings',
  p_samples  => 'centralcloud.samples'
);

-- scheduling
select centralcloud.register_setting(
  p_name        => 'scheduling.task_wait_limit',
  p_default     => '10 minutes',
  p_description => 'How long a task may be due before doctor says so (interval).'
);
-- A room that keeps history registers a job <room>_retention for its expire(): each has its own
-- runs, batches and retries, and none stops another.
select scheduling.register_job(
  p_name        => 'retention',
  p_routine     => 'scheduling.expire',
  p_description => 'Prunes the history of runs, tasks and pg_cron; that of the rooms follows.',
  p_schedule    => '30 3 * * *'
);

select monitoring.register_metric(m.metric, m.type, m.help)
from (
  values
    ('centralcloud_job_last_duration_seconds', 'gauge', 'How long its last success took.'),
    ('centralcloud_job_next_slot_timestamp_seconds', 'gauge', 'When it is next due (Unix time).'),
    ('centralcloud_tasks', 'gauge', 'Tasks by kind and state; those that are done left out.'),
    ('centralcloud_clock_beat_timestamp_seconds', 'gauge', 'When the clock last beat (Unix time).')
) as m (metric, type, help);
select monitoring.register_source(
  p_room     => 'scheduling',
  p_status   => 'scheduling.status',
  p_findings => 'scheduling.findings',
  p_samples  => 'scheduling.samples'
);

-- monitoring
select centralcloud.register_setting(s.name, s.value, s.description)
from (
  values
    ('monitoring.held_xmin_for', '1 hour',
      'So long may a transaction be open or prepared, before doctor() names it.'),
    ('monitoring.idle_in_transaction_for', '15 minutes',
      'So long may a session of this database be idle in a transaction.'),
    ('monitoring.lock_wait_for', '5 minutes',
      'So long may a session of this database wait for a lock.'),
    ('monitoring.held_wal', '10 GB',
      'So much WAL may wait for a replication slot or a standby.'),
    ('monitoring.held_transactions', '1000000',
      'By so many transactions may a replication slot or a standby hold back vacuum.'),
    ('monitoring.standby_lag', '5 minutes',
      'So old may be what a standby replays.'),
    ('monitoring.wraparound_share', '1.5',
      'So many times autovacuum_freeze_max_age may the oldest transaction id be old.'),
    ('monitoring.connections_share', '0.9',
      'So much of max_connections may be taken (0 to 1).'),
    ('monitoring.notify_queue_share', '0.5',
      'So much of the server''s queue of notifications may be taken (0 to 1).'),
    ('monitoring.dead_rows', '100000',
      'So many dead rows may a table have, whatever else.'),
    ('monitoring.unvacuumed_for', '1 hour',
      'So long ago may a table with too many dead rows have been vacuumed.')
) as s (name, value, description);
select scheduling.register_job(
  p_name        => 'alarms',
  p_routine     => 'monitoring.watch',
  p_description => 'Opens an alarm for what doctor finds, closes it when that is gone.',
  p_schedule    => '*/5 * * * *',
  p_catch_up    => 'skip'
);
select scheduling.register_job(
  p_name        => 'monitoring_retention',
  p_routine     => 'monitoring.expire',
  p_description => 'Forgets alarms that were over long ago.',
  p_schedule    => '30 3 * * *'
);
select monitoring.register_metric(m.metric, m.type, m.help)
from (
  values
    ('centralcloud_source_up', 'gauge', 'Whether a room could tell its samples.'),
    ('centralcloud_state', 'gauge', 'Always 1; label state says how this thing is.'),
    ('centralcloud_depth', 'gauge', 'How many messages or tasks wait in it, an upper bound.'),
    ('centralcloud_lag', 'gauge', 'By how many messages it, or its last reader, is behind.'),
    ('centralcloud_oldest_age_seconds', 'gauge', 'How long the oldest that waits has waited.'),
    ('centralcloud_last_success_timestamp_seconds', 'gauge', 'When it last succeeded (Unix time).'),
    ('centralcloud_alarms', 'gauge', 'Open alarms by check and severity.'),
    ('centralcloud_database_size_bytes', 'gauge', 'Size of this database on disk.'),
    ('centralcloud_xid_age_transactions', 'gauge', 'Age of the oldest unfrozen transaction id.'),
    ('centralcloud_oldest_xmin_age_transactions', 'gauge',
      'By how many transactions something on the server holds back vacuum.'),
    ('centralcloud_connections', 'gauge', 'Client connections of the server.'),
    ('centralcloud_connections_limit', 'gauge', 'max_connections of the server.'),
    ('centralcloud_notify_queue_ratio', 'gauge', 'How full the queue of notifications is, 0 to 1.')
) as m (metric, type, help);
select monitoring.register_source(
  p_room     => 'monitoring',
  p_findings => 'monitoring.findings',
  p_samples  => 'monitoring.samples'
);
