-- Every grant of this bundle on one screen. PUBLIC has nothing; the scheduler and the worker are
-- members of the owner and need no line here.

-- fleet

-- intake

-- aggregation

-- routing
grant usage on schema routing to centralcloud_instance;
grant execute on function routing.subscribe(text, text) to centralcloud_instance;
grant execute on function routing.fetch(integer) to centralcloud_instance;
grant execute on function routing.ack(text, bigint) to centralcloud_instance;
grant execute on function routing.reject(text, bigint, text) to centralcloud_instance;
grant execute on function routing.seek(text, bigint) to centralcloud_instance;

-- ranking
grant usage on schema ranking to centralcloud_instance, centralcloud_reader;
grant execute on function ranking.top_patterns(integer, text, text)
  to centralcloud_instance, centralcloud_reader;

-- learning
grant usage on schema learning to centralcloud_instance;
grant execute on function learning.fetch_artifacts(bigint, integer) to centralcloud_instance;
