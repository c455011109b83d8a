-- What the rooms of this bundle register, applied after the functions on every install.

-- centralcloud
select centralcloud.register_setting(
  p_name        => 'scheduling.clock',
  p_default     => 'cron',
  p_description => 'What starts the jobs: cron (pg_cron) or tick (`centralcloud tick --loop`).'
);

-- scheduling
