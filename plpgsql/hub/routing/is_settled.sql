-- Of where the hub lives only the timeline can change under a session, by a promotion; so a session
-- looks once, and asks the server's memory for the timeline ever after.
create or replace function routing.is_settled()
returns boolean
language sql
volatile
return case
  when pg_is_in_recovery() then true
  else current_setting('centralcloud.timeline', true)
    is not distinct from left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
end;

comment on function routing.is_settled() is
'Whether this session has looked where the hub lives (check_home()), on this timeline. A standby is
not lived in, so it always is.';
