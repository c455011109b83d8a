create or replace function routing.unread_before()
returns timestamptz
language sql
stable
return centralcloud.clock() - centralcloud.setting('routing.unread_limit')::interval;

comment on function routing.unread_before() is
'An instance is behind where it has not settled what was published before this: the setting
routing.unread_limit ago.';
