-- What the rooms of this bundle register, applied after the functions on every install.

-- link

-- knowledge
select scheduling.register_task_kind(
  p_kind        => 'templates_pull',
  p_description => 'Pulls the templates repository and loads its artifacts.',
  p_on_finish   => 'knowledge.finish_pull'
);
select link.register_handler(
  p_type        => 'aggregated_patterns',
  p_routine     => 'knowledge.store_ranking',
  p_description => 'Replaces the local copy of the ranking.'
);
select link.register_handler(
  p_type        => 'patterns_updated',
  p_routine     => 'knowledge.request_pull',
  p_description => 'Asks the worker to pull the templates repository.'
);

-- code

-- analysis
