create or replace function link.moment(p_at timestamptz)
returns text
language sql
immutable
return to_char(p_at at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS "UTC"');

comment on function link.moment(timestamptz) is 'A moment as people read it, in UTC.';
