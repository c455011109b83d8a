-- The slow way to say what the compiled check finds fast; it runs only to explain a refusal.
create or replace function intake.violations(
  p_message jsonb,
  p_now     timestamptz,
  p_limit   integer
)
returns table (places bigint[], path text, problem text)
language sql
stable
begin atomic
  select v.places, v.path, v.problem
  from intake.explain(
    p_type  => p_message ->> 'type',
    p_scope => '',
    p_value => p_message,
    p_limit => p_limit
  ) as v
  union all
  select '{}', 'timestamp', 'is more than 5 minutes ahead of ' || to_char(
    p_now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'
  )
  where case
    when p_message ->> 'timestamp' ~ ('^(' || intake.format_pattern('timestamp') || ')$')
    then (p_message ->> 'timestamp')::timestamptz > p_now + interval '5 minutes'
  end
  order by places, path, problem
  limit p_limit;
end;

comment on function intake.violations(jsonb, timestamptz, integer) is
'The first p_limit things in a message of a known type that violate its contract: path, problem in
words that follow it, and the places in arrays that they are sorted by.';
