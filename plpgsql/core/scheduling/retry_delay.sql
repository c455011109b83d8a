-- What fails at once in many databases, such as when their hub is down, must not come back at once.
create or replace function scheduling.retry_delay(
  p_backoff interval,
  p_attempt integer,
  p_seed    text
)
returns interval
language sql
stable
begin atomic
  select (1 + scheduling.own_share(p_seed) / 4) * case
    when p_backoff >= interval '6 hours' then p_backoff
    else least(p_backoff * power(2, least(p_attempt - 1, 20)), interval '6 hours')
  end;
end;

comment on function scheduling.retry_delay(interval, integer, text) is
'How long to wait after failed attempt p_attempt (1 is the first): p_backoff, doubled with each
further one, at most 6 hours (p_backoff where that is longer), times 1 to 1.25. The last factor is
always the same for p_seed, such as run 17, in this database, and another elsewhere.';
