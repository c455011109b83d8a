-- Every grant of this bundle on one screen. PUBLIC has nothing; the scheduler and the worker are
-- members of the owner and need no line here.

-- link

-- knowledge
grant usage on schema knowledge to centralcloud_reader;
grant execute on function knowledge.top_patterns(integer, text, text) to centralcloud_reader;
grant execute on function knowledge.get(text, text, text) to centralcloud_reader;
grant execute on function knowledge.render(text, text, jsonb, text) to centralcloud_reader;
grant execute on function knowledge.versions(text, text) to centralcloud_reader;
grant execute on function knowledge.record_usage(text, text, text, boolean, float8)
to centralcloud_reader;

-- code

-- analysis
