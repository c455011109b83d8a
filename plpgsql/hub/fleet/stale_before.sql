create or replace function fleet.stale_before()
returns timestamptz
language sql
stable
return centralcloud.clock() - centralcloud.setting('fleet.stale_after')::interval;

comment on function fleet.stale_before() is
'An instance is stale where it was last heard of before this: the setting fleet.stale_after ago.';
