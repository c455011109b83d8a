create or replace function link.will_pass(p_reason text)
returns boolean
language sql
immutable
return p_reason ~* (
  'too many (clients|connections)|connection slots are reserved|the database system is '
  '(starting up|shutting down|in recovery mode|not (yet )?accepting connections)'
  '|resource temporarily unavailable|timeout expired'
);

comment on function link.will_pass(text) is
'Whether libpq''s words for a failed connection tell of a server that is there and will soon let
somebody in: it has no connection left (53300), is starting or stopping (57P03), or has so many at
its door that it did not come to this one.';
