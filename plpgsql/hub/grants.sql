-- Every grant of this bundle on one screen. PUBLIC has nothing; the scheduler and the worker are
-- members of the owner and need no line here.

-- fleet

-- intake

-- aggregation

-- routing

-- ranking
grant usage on schema ranking to centralcloud_instance, centralcloud_reader;
grant execute on function ranking.top_patterns(integer, text, text)
  to centralcloud_instance, centralcloud_reader;

-- learning
grant usage on schema learning to centralcloud_instance;
grant execute on function learning.fetch_artifacts(bigint, integer) to centralcloud_instance;
