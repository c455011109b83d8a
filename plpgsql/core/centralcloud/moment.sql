create or replace function centralcloud.moment(p_at timestamptz)
returns text
language sql
immutable
return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"');

comment on function centralcloud.moment(timestamptz) is 'A moment as people read it, in UTC.';
