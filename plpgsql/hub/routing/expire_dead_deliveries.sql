-- Waits for nobody: an instance that seeks or unsubscribes holds its own until it commits.
create or replace function routing.expire_dead_deliveries()
returns void
language sql
volatile
begin atomic
  delete from routing.dead_deliveries
  where (instance, topic, topic_offset) in (
    select d.instance, d.topic, d.topic_offset
    from routing.dead_deliveries as d
    where d.died_at < centralcloud.clock() - centralcloud.setting('routing.keep_dead_for')::interval
    for update skip locked
  );
end;

comment on function routing.expire_dead_deliveries() is
'Forgets dead deliveries older than routing.keep_dead_for, so that their log rows may go.';
