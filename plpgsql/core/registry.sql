-- What the rooms of this bundle register, applied after the functions on every install.

-- centralcloud
select centralcloud.register_setting(
  p_name        => 'scheduling.clock',
  p_default     => 'cron',
  p_description => 'What starts the jobs: cron (pg_cron) or tick (`centralcloud tick --loop`).'
);

-- scheduling
-- Rooms that keep history register a job <room>_retention that runs room.expire() after this one, so
-- that each has its own runs, batches and retries, and none stops another.
select scheduling.register_job(
  p_name        => 'retention',
  p_routine     => 'scheduling.expire',
  p_description => 'Prunes the history of runs, tasks and pg_cron; the rooms'' own retention follows.',
  p_schedule    => '30 3 * * *'
);
