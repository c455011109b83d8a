-- What the rooms of this bundle register, applied after the functions on every install.

-- link
select centralcloud.register_setting(
  p_name        => 'link.timeout',
  p_default     => '30 seconds',
  p_description => 'How long the hub may take to answer one call (interval).',
  p_least       => 0.1
);
select centralcloud.register_setting(
  p_name        => 'link.batch_size',
  p_default     => '100',
  p_description => 'Messages that one pass of the exchange sends at most.',
  p_least       => 1
);
select centralcloud.register_setting(
  p_name        => 'link.batch_bytes',
  p_default     => '4194304',
  p_description => 'Bytes that one pass of the exchange sends at most, but for one message alone.',
  p_least       => 1
);
select centralcloud.register_setting(
  p_name        => 'link.fetch_size',
  p_default     => '100',
  p_description => 'Messages that one pass of the exchange fetches and applies at most (1,000).',
  p_least       => 1,
  p_most        => 1000
);
select centralcloud.register_setting(
  p_name        => 'link.keep_for',
  p_default     => '90 days',
  p_description => 'How long dealt-with messages stay in outbox and inbox (interval).',
  p_least       => 0
);
select centralcloud.register_setting(
  p_name        => 'link.expire_batch',
  p_default     => '10000',
  p_description => 'Rows of each box that one transaction of link_retention forgets at most.',
  p_least       => 1
);
select centralcloud.register_setting(
  p_name        => 'link.stall_limit',
  p_default     => '1 hour',
  p_description => 'How long a message keeps its place while the server fails on it (interval).',
  p_least       => 0
);
select centralcloud.register_setting(
  p_name        => 'link.longest_pause',
  p_default     => '10 minutes',
  p_description => 'How long exchanges are left out at most while there is nothing to exchange.',
  p_least       => 0
);
select centralcloud.register_setting(
  p_name        => 'link.heartbeat_every',
  p_default     => '5 minutes',
  p_description => 'How often an exchange tells the hub at most that this instance lives.',
  p_least       => 0
);
select scheduling.register_job(
  p_name         => 'exchange',
  p_routine      => 'link.exchange_when_due',
  p_description  => 'Tells the hub what is applied here, sends the outbox, fetches and applies.',
  p_schedule     => '* * * * *',
  p_catch_up     => 'skip',
  p_max_attempts => 1,
  p_timeout      => '10 minutes'
);
select link.spread();
select centralcloud.register_setting(
  p_name        => 'link.page_size',
  p_default     => '25',
  p_description => 'Artifacts that template_sync reads in one call at most (1,000).',
  p_least       => 1,
  p_most        => 1000
);
select scheduling.register_job(
  p_name        => 'template_sync',
  p_routine     => 'link.sync_templates',
  p_description => 'Makes the artifacts here equal to those that the hub holds.',
  p_schedule    => '0 2 * * *'
);
select scheduling.spread_job('template_sync', interval '1 minute');
select scheduling.register_job(
  p_name        => 'link_retention',
  p_routine     => 'link.expire',
  p_description => 'Forgets messages that were dealt with long ago.',
  p_schedule    => '30 3 * * *'
);
select centralcloud.register_setting(
  p_name        => 'link.wait_limit',
  p_default     => '1 hour',
  p_description => 'How long a message may wait to be sent before doctor says so (interval).',
  p_least       => 0
);
select monitoring.register_metric(m.metric, 'gauge', m.help)
from (
  values
    ('centralcloud_hub_skew_seconds', 'The clock of the hub minus the one here.'),
    ('centralcloud_refused_messages', 'Messages that the hub refused for good.')
) as m (metric, help);
select monitoring.register_source(
  p_room     => 'link',
  p_status   => 'link.status',
  p_findings => 'link.findings',
  p_samples  => 'link.samples'
);

-- knowledge
select scheduling.register_task_kind(
  p_kind        => 'templates_pull',
  p_description => 'Pulls the templates repository and loads its artifacts.',
  p_on_finish   => 'knowledge.finish_pull'
);
select scheduling.register_task_kind(
  p_kind        => 'knowledge_migrate',
  p_description => 'Reads a folder of any JSON; older shapes become artifacts where clear.',
  p_on_finish   => 'knowledge.finish_load'
);
select scheduling.register_task_kind(
  p_kind        => 'templates_data_load',
  p_description => 'Reads a checkout of a templates repository.',
  p_on_finish   => 'knowledge.finish_load'
);
select scheduling.register_job(
  p_name        => 'knowledge_migrate',
  p_routine     => 'knowledge.request_migration',
  p_description => 'Asks the worker to read the folders of any JSON.'
);
select scheduling.register_job(
  p_name        => 'templates_data_load',
  p_routine     => 'knowledge.request_load',
  p_description => 'Asks the worker to read the checkouts of templates repositories.'
);
select scheduling.register_job(
  p_name        => 'usage_report',
  p_routine     => 'knowledge.report_usage',
  p_description => 'Adds up how artifacts were used, and tells the hub what changed.',
  p_schedule    => '20 * * * *'
);
select scheduling.register_task_kind(
  p_kind        => 'templates_sync',
  p_description => 'Fetches over the link what the hub holds, before job template_sync does.'
);
select link.register_handler(
  p_type        => 'templates',
  p_routine     => 'knowledge.take_templates',
  p_description => 'Makes what is here of the hub''s repository equal to what the hub holds.'
);
select link.register_handler(
  p_type        => 'aggregated_learning',
  p_routine     => 'knowledge.take_learning',
  p_description => 'Keeps what became of what was learned; what was merged is fetched.'
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
select monitoring.register_source(
  p_room     => 'knowledge',
  p_status   => 'knowledge.status',
  p_findings => 'knowledge.findings'
);

-- code
select centralcloud.register_setting(
  p_name        => 'code.stale_after',
  p_default     => '15 days',
  p_description => 'How long ago a code base may have been read before doctor says so (interval).'
);
select scheduling.register_job(
  p_name        => 'code_ingest',
  p_routine     => 'code.request_ingest',
  p_description => 'Asks the worker to read every code base again, as far as it changed.',
  p_schedule    => '0 6 * * 0'
);
select scheduling.register_task_kind(
  p_kind        => 'code_ingest',
  p_description => 'Reads a code base: files, symbols, patterns, findings; tells the hub.'
);
select monitoring.register_source(
  p_room     => 'code',
  p_status   => 'code.status',
  p_findings => 'code.findings'
);

-- analysis
select analysis.register_framework(f.language, f.package, f.name)
from (
  values
    ('python', 'aiohttp', 'aiohttp'),
    ('python', 'airflow', 'Apache Airflow'),
    ('python', 'bottle', 'Bottle'),
    ('python', 'celery', 'Celery'),
    ('python', 'click', 'Click'),
    ('python', 'django', 'Django'),
    ('python', 'falcon', 'Falcon'),
    ('python', 'fastapi', 'FastAPI'),
    ('python', 'flask', 'Flask'),
    ('python', 'pydantic', 'Pydantic'),
    ('python', 'pyramid', 'Pyramid'),
    ('python', 'pytest', 'pytest'),
    ('python', 'rest_framework', 'Django REST framework'),
    ('python', 'sanic', 'Sanic'),
    ('python', 'scrapy', 'Scrapy'),
    ('python', 'sqlalchemy', 'SQLAlchemy'),
    ('python', 'starlette', 'Starlette'),
    ('python', 'streamlit', 'Streamlit'),
    ('python', 'tornado', 'Tornado'),
    ('python', 'twisted', 'Twisted'),
    ('python', 'typer', 'Typer')
) as f (language, package, name);
