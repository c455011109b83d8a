create or replace function routing.backoff(p_attempts integer)
returns interval
language sql
stable
return least(
  centralcloud.setting('routing.first_backoff')::interval * 2 ^ least(p_attempts - 1, 20),
  interval '1 day'
);

comment on function routing.backoff(integer) is
'How long to wait after the p_attempts-th rejection: routing.first_backoff, doubled each time, a
day at most.';
