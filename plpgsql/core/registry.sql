-- What the rooms of this bundle register, applied after the functions on every install.

-- centralcloud
select centralcloud.register_setting(
  p_name        => 'scheduling.clock',
  p_default     => 'cron',
  p_description => 'What starts the jobs: cron (pg_cron) or tick (`centralcloud tick --loop`).'
);

-- scheduling
-- A room that keeps history registers a job <room>_retention for its expire(): each has its own
-- runs, batches and retries, and none stops another.
select scheduling.register_job(
  p_name        => 'retention',
  p_routine     => 'scheduling.expire',
  p_description => 'Prunes the history of runs, tasks and pg_cron; that of the rooms follows.',
  p_schedule    => '30 3 * * *'
);
