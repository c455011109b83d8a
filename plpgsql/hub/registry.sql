-- What the rooms of this bundle register, applied after the functions on every install.

-- fleet

-- intake

-- aggregation
select centralcloud.register_setting(
  p_name        => 'aggregation.batch_messages',
  p_default     => '500',
  p_description => 'Messages that one transaction of pattern_aggregation folds at most.'
);
select centralcloud.register_setting(
  p_name        => 'aggregation.parts_wait',
  p_default     => '7 days',
  p_description => 'How long parts of a snapshot wait for the missing ones (interval).'
);
select scheduling.register_job(
  p_name        => 'pattern_aggregation',
  p_routine     => 'aggregation.fold_patterns',
  p_description => 'Folds the `patterns` messages into what is known of each instance.',
  p_schedule    => '0 * * * *'
);

-- routing

-- ranking
select scheduling.register_job(
  p_name        => 'pattern_ranking',
  p_routine     => 'ranking.refresh',
  p_description => 'Ranks the patterns and announces the list of the 100 best when it changed.',
  p_after       => '{pattern_aggregation}'
);

-- learning
select centralcloud.register_setting(
  p_name        => 'learning.git_url',
  p_default     => '',
  p_description => 'The templates repository: a path or address that the hub''s worker pushes to.'
);
select centralcloud.register_setting(
  p_name        => 'learning.fleet_git_url',
  p_default     => '',
  p_description => 'The address instances pull that repository from; empty: learning.git_url.'
);
select scheduling.register_task_kind(
  p_kind        => 'pattern_sync',
  p_description => 'Writes a ranking into the templates repository and pushes it.',
  p_on_finish   => 'learning.finish_sync'
);
select scheduling.register_job(
  p_name        => 'pattern_sync',
  p_routine     => 'learning.request_sync',
  p_description => 'Asks the worker to write a new ranking into the templates repository.',
  p_after       => '{pattern_ranking}'
);
