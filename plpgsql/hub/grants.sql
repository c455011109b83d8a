-- Every grant of this bundle on one screen. PUBLIC has nothing; the scheduler and the worker are
-- members of the owner and need no line here.

-- fleet
grant usage on schema fleet to centralcloud_reader;
grant execute on function fleet.members() to centralcloud_reader;

-- intake
grant usage on schema intake to centralcloud_instance, centralcloud_reader;
grant execute on function intake.send(jsonb) to centralcloud_instance;
grant execute on function intake.send_batch(jsonb[]) to centralcloud_instance;
grant execute on function intake.contract() to centralcloud_reader;
grant execute on function intake.json_schema(text) to centralcloud_reader;
grant select on intake.message_types, intake.message_fields, intake.message_rules
  to centralcloud_reader;
-- pgmq gives what it makes to everyone where our default privileges don't reach: after an upgrade.
revoke all on schema pgmq from public;
revoke all on all tables in schema pgmq from public;
revoke all on all sequences in schema pgmq from public;
revoke all on all routines in schema pgmq from public;

-- aggregation

-- routing
grant usage on schema routing to centralcloud_instance;
grant execute on function routing.greet() to centralcloud_instance;
grant execute on function routing.subscribe(text, text) to centralcloud_instance;
grant execute on function routing.unsubscribe(text) to centralcloud_instance;
grant execute on function routing.fetch(integer) to centralcloud_instance;
grant execute on function routing.ack(text, bigint) to centralcloud_instance;
grant execute on function routing.reject(text, bigint, text, integer) to centralcloud_instance;
grant execute on function routing.seek(text, bigint) to centralcloud_instance;

-- ranking
grant usage on schema ranking to centralcloud_instance, centralcloud_reader;
grant execute on function ranking.top_patterns(integer, text, text)
  to centralcloud_instance, centralcloud_reader;

-- learning
grant usage on schema learning to centralcloud_instance;
grant execute on function learning.fetch_artifacts(bigint, integer) to centralcloud_instance;
