create or replace function code.stale_before()
returns timestamptz
language sql
stable
return centralcloud.clock() - centralcloud.setting('code.stale_after')::interval;

comment on function code.stale_before() is
'A code base is stale where it was last read before this: the setting code.stale_after ago.';
