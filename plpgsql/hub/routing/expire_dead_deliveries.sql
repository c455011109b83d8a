create or replace function routing.expire_dead_deliveries()
returns void
language sql
volatile
begin atomic
  delete from routing.dead_deliveries
  where died_at < centralcloud.clock() - centralcloud.setting('routing.keep_dead_for')::interval;
end;

comment on function routing.expire_dead_deliveries() is
'Forgets dead deliveries older than routing.keep_dead_for, so that their log rows may go.';
