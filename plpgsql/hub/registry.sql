-- What the rooms of this bundle register, applied after the functions on every install.

-- fleet: quotas, for instances that have none of their own.
select centralcloud.register_setting(
  p_name        => 'fleet.messages_per_hour',
  p_default     => '36000',
  p_description => 'Messages that an instance may send an hour, a whole hour''s at once.',
  p_least       => 1,
  p_most        => 1000000000000
);
select centralcloud.register_setting(
  p_name        => 'fleet.bytes_per_hour',
  p_default     => '1073741824',
  p_description => 'Bytes (as jsonb) that an instance may send an hour, a whole hour''s at once.',
  p_least       => 1,
  p_most        => 1000000000000
);
select centralcloud.register_setting(
  p_name        => 'fleet.max_streams',
  p_default     => '10000',
  p_description => 'Streams that an instance may tell; one more is a dead letter.',
  p_least       => 1,
  p_most        => 1000000000000
);
select centralcloud.register_setting(
  p_name        => 'fleet.max_connections',
  p_default     => '10',
  p_description => 'Connections that an instance may have at once, from when it is added.',
  p_least       => 1,
  p_most        => 1000000000000
);
select centralcloud.register_setting(
  p_name        => 'fleet.stale_after',
  p_default     => '1 hour',
  p_description => 'How long an instance may be silent before doctor says so (interval).'
);
select monitoring.register_metric(
  'centralcloud_instances', 'gauge', 'Instances by state: active, paused, removed.'
);
select monitoring.register_source(
  p_room     => 'fleet',
  p_findings => 'fleet.findings',
  p_samples  => 'fleet.samples'
);

-- intake; its contract is in contract.sql.
select centralcloud.register_setting(
  p_name        => 'intake.wait_limit',
  p_default     => '3 hours',
  p_description => 'How long a message may wait in its queue before doctor says so (interval).'
);
select centralcloud.register_setting(
  p_name        => 'intake.keep_ids_for',
  p_default     => '30 days',
  p_description => 'How long the same id of the same source is the same message (interval).'
);
select centralcloud.register_setting(
  p_name        => 'intake.keep_dead_letters_for',
  p_default     => '180 days',
  p_description => 'How long dead letters wait to be redriven or discarded (interval).'
);
select centralcloud.register_setting(
  p_name        => 'intake.expire_batch',
  p_default     => '10000',
  p_description => 'Ids, dead letters, messages of one type that one transaction lets go at most.',
  p_least       => 1,
  p_most        => 1000000000
);
select scheduling.register_job(
  p_name        => 'intake_retention',
  p_routine     => 'intake.expire',
  p_description => 'Forgets ids, archived messages and dead letters whose time is over.',
  p_schedule    => '30 3 * * *'
);
select monitoring.register_metric(m.metric, 'gauge', m.help)
from (
  values
    ('centralcloud_dead_letters', 'Messages that the hub could not process.'),
    ('centralcloud_archived_messages', 'Processed messages that are kept, an upper bound.')
) as m (metric, help);
select monitoring.register_source(
  p_room     => 'intake',
  p_status   => 'intake.status',
  p_findings => 'intake.findings',
  p_samples  => 'intake.samples'
);

-- aggregation
select centralcloud.register_setting(
  p_name        => 'aggregation.batch_messages',
  p_default     => '100',
  p_description => 'Messages that one transaction of pattern_aggregation folds at most.',
  p_least       => 1,
  p_most        => 1000000000
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
select monitoring.register_metric(m.metric, 'gauge', m.help)
from (
  values
    ('centralcloud_patterns', 'Patterns that were ever told, an estimate.'),
    ('centralcloud_observations', 'What streams say of patterns now, an estimate.')
) as m (metric, help);
select centralcloud.register_setting(
  p_name        => 'aggregation.suggest_at',
  p_default     => '0.4',
  p_description => 'Share of their bands that two patterns have in common to be suggested as one.',
  p_least       => 0,
  p_most        => 1
);
select centralcloud.register_setting(
  p_name        => 'aggregation.suggest_most',
  p_default     => '200',
  p_description => 'Suggested pairs that wait for a decision at most, those that share most.',
  p_least       => 0,
  p_most        => 1000000000
);
select scheduling.register_job(
  p_name        => 'alias_suggestions',
  p_routine     => 'aggregation.suggest_aliases',
  p_description => 'Looks for patterns that look like one, for people to decide.',
  p_schedule    => '10 1 * * *'
);
select monitoring.register_source(
  p_room     => 'aggregation',
  p_findings => 'aggregation.findings',
  p_samples  => 'aggregation.samples'
);

-- routing
select centralcloud.register_setting(
  p_name        => 'routing.unread_limit',
  p_default     => '1 day',
  p_description => 'How long an instance may leave a message unsettled before doctor says so.',
  p_least       => 0
);
select centralcloud.register_setting(
  p_name        => 'routing.max_attempts',
  p_default     => '10',
  p_description => 'Rejections after which a message is dead for the instance that rejects it.',
  p_least       => 1
);
select centralcloud.register_setting(
  p_name        => 'routing.first_backoff',
  p_default     => '1 minute',
  p_description => 'Wait after a first rejection (interval); doubled with each further one.',
  p_least       => 0
);
select centralcloud.register_setting(
  p_name        => 'routing.fetch_bytes',
  p_default     => '16 MB',
  p_description => 'Bytes of messages after which a fetch gives no more (a size).',
  p_least       => 1
);
select centralcloud.register_setting(
  p_name        => 'routing.most_patterns',
  p_default     => '100',
  p_description => 'Patterns of topics that an instance may be subscribed to.',
  p_least       => 1
);
select centralcloud.register_setting(
  p_name        => 'routing.keep_dead_for',
  p_default     => '90 days',
  p_description => 'How long what is dead, or rejected and not fetched again, is kept (interval).',
  p_least       => 0
);
select centralcloud.register_setting(
  p_name        => 'routing.expire_batch',
  p_default     => '10000',
  p_description => 'Messages of one topic that one pass of routing_retention lets go at most.',
  p_least       => 1
);
select scheduling.register_job(
  p_name        => 'routing_retention',
  p_routine     => 'routing.expire',
  p_description => 'Lets the logs of the topics go, as the policy of each says.',
  p_schedule    => '30 3 * * *'
);
select monitoring.register_metric(m.metric, m.type, m.help)
from (
  values
    ('centralcloud_published_messages_total', 'counter', 'Messages that a topic was ever told.'),
    ('centralcloud_redeliveries', 'gauge', 'Messages that wait to be delivered again.'),
    ('centralcloud_dead_deliveries', 'gauge', 'Messages that were given up for an instance.')
) as m (metric, type, help);
select monitoring.register_source(
  p_room     => 'routing',
  p_status   => 'routing.status',
  p_findings => 'routing.findings',
  p_samples  => 'routing.samples'
);
select routing.register_topic(
  p_topic       => 'aggregated_patterns',
  p_description => 'The 100 best patterns of the fleet, whenever the list changed.',
  p_compacted   => true
);
select routing.register_topic(
  p_topic       => 'patterns_updated',
  p_description => 'The repository of templates has a new commit to pull.'
);
select routing.register_topic(
  p_topic       => 'aggregated_learning',
  p_description => 'What was learned over the fleet and became of its export.'
);
select routing.register_topic(
  p_topic       => 'insights.framework',
  p_description => 'Frameworks that the fleet uses, and what tells them apart.'
);
select routing.register_topic(
  p_topic       => 'insights.package',
  p_description => 'Packages and versions that the fleet uses, and what moves.'
);
select routing.register_topic(
  p_topic       => 'insights.statistics',
  p_description => 'Figures of the whole fleet.'
);

-- ranking
select ranking.begin_model(p_mu => 0.63, p_kappa => 8.2, p_rho => 0.05, p_half_life => 42);
select centralcloud.register_setting(
  p_name        => 'ranking.most_lists',
  p_default     => '200',
  p_description => 'Lists ranked at most: that of everything, and those with the best patterns.',
  p_least       => 0,
  p_most        => 1000000000
);
select centralcloud.register_setting(
  p_name        => 'ranking.keep_for',
  p_default     => '400 days',
  p_description => 'How long a ranking is kept once there is a newer one of its list (interval).'
);
select centralcloud.register_setting(
  p_name        => 'ranking.expire_batch',
  p_default     => '1000',
  p_description => 'Rankings that one transaction of ranking_retention forgets at most.',
  p_least       => 1,
  p_most        => 1000000000
);
select scheduling.register_job(
  p_name        => 'ranking_retention',
  p_routine     => 'ranking.expire',
  p_description => 'Forgets rankings that were superseded long ago.',
  p_schedule    => '30 3 * * *'
);
select scheduling.register_job(
  p_name        => 'model_fit',
  p_routine     => 'ranking.fit',
  p_description => 'Fits the parameters of the scores to what the fleet tells.',
  p_schedule    => '20 0 * * *'
);
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
  p_description => 'Writes a ranking into the templates repository; reads what others pushed.',
  p_on_finish   => 'learning.finish_sync'
);
select scheduling.register_job(
  p_name        => 'pattern_sync',
  p_routine     => 'learning.request_sync',
  p_description => 'Has the worker write a new ranking to Git, and read what others pushed there.',
  p_after       => '{pattern_ranking}'
);
select centralcloud.register_setting(
  p_name        => 'learning.batch_messages',
  p_default     => '100',
  p_description => 'Messages that one transaction of learning_aggregation folds at most.',
  p_least       => 1,
  p_most        => 100000
);
select centralcloud.register_setting(
  p_name        => 'learning.parts_wait',
  p_default     => '7 days',
  p_description => 'How long parts of a snapshot wait for the missing ones (interval).',
  p_least       => 0
);
select scheduling.register_job(
  p_name        => 'learning_aggregation',
  p_routine     => 'learning.fold_usage',
  p_description => 'Folds the `learned_artifacts` messages into what is known of each instance.',
  p_schedule    => '15 * * * *'
);
select centralcloud.register_setting(
  p_name        => 'learning.min_uses',
  p_default     => '100',
  p_description => 'Uses over the fleet before an artifact is promoted or revoked.',
  p_least       => 1,
  p_most        => 1000000000
);
select centralcloud.register_setting(
  p_name        => 'learning.min_lower_bound',
  p_default     => '0.93',
  p_description => 'Share of uses that must succeed, with 95 % certainty, to be promoted.',
  p_least       => 0,
  p_most        => 1
);
select centralcloud.register_setting(
  p_name        => 'learning.min_instances',
  p_default     => '3',
  p_description => 'Active instances that must have used an artifact before it is promoted.',
  p_least       => 1,
  p_most        => 1000000000
);
select centralcloud.register_setting(
  p_name        => 'learning.min_owners',
  p_default     => '2',
  p_description => 'Owners of these, and of who sends its content; 1 is enough where all have one.',
  p_least       => 1,
  p_most        => 1000000000
);
select centralcloud.register_setting(
  p_name        => 'learning.min_quality',
  p_default     => '0.85',
  p_description => 'Quality (0 to 1) that an artifact must have, where any was reported.',
  p_least       => 0,
  p_most        => 1
);
select centralcloud.register_setting(
  p_name        => 'learning.revoke_below',
  p_default     => '0.85',
  p_description => 'Share of uses that succeed, with 95 % certainty, below which it is revoked.',
  p_least       => 0,
  p_most        => 1
);
select centralcloud.register_setting(
  p_name        => 'learning.forge',
  p_default     => 'git',
  p_description => 'Where pull requests are made: git (none), github, gitlab or gitea.'
);
select centralcloud.register_setting(
  p_name        => 'learning.forge_url',
  p_default     => '',
  p_description => 'Address of the forge''s API; empty: the public one.'
);
select centralcloud.register_setting(
  p_name        => 'learning.repository',
  p_default     => '',
  p_description => 'The templates repository on the forge, owner/name.'
);
select centralcloud.register_setting(
  p_name        => 'learning.review_wait',
  p_default     => '7 days',
  p_description => 'How long an export may wait for a person before doctor says so (interval).',
  p_least       => 0
);
select scheduling.register_task_kind(
  p_kind        => 'knowledge_export',
  p_description => 'Brings what was learned into one branch and pull request, and reads its fate.',
  p_on_finish   => 'learning.finish_export'
);
select scheduling.register_job(
  p_name        => 'knowledge_export',
  p_routine     => 'learning.promote',
  p_description => 'Asks the worker to export what has proven itself, and what became of it.',
  p_schedule    => '0 1 * * *'
);
select monitoring.register_metric(m.metric, 'gauge', m.help)
from (
  values
    ('centralcloud_artifact_usages', 'What streams say of artifacts now, an estimate.'),
    ('centralcloud_export_open_seconds', 'How long the open export has been there, by state.')
) as m (metric, help);
select monitoring.register_source(
  p_room     => 'learning',
  p_status   => 'learning.status',
  p_findings => 'learning.findings',
  p_samples  => 'learning.samples'
);
