create or replace function learning.is_sync_late(p_waits_since timestamptz)
returns boolean
language sql
stable
return coalesce(p_waits_since < centralcloud.clock() - interval '1 hour', false);

comment on function learning.is_sync_late(timestamptz) is
'Whether a ranking that has been on its way into Git since then (null: none is) takes too long.';
