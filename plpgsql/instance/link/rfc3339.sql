create or replace function link.rfc3339(p_at timestamptz)
returns text
language sql
immutable
return to_char(p_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

comment on function link.rfc3339(timestamptz) is
'A moment as messages have it: RFC 3339, in UTC, with microseconds.';
