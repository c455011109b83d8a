-- The slow way to say what the compiled check finds fast; it runs only to explain a refusal.
create or replace function intake.violations(p_message jsonb, p_now timestamptz)
returns table (places bigint[], path text, problem text)
language sql
stable
begin atomic
  select n.places, n.path, p.problem
  from intake.message_fields as f
  cross join lateral intake.nodes(p_message, f.path) as n
  cross join lateral intake.field_problem(f, n.value) as p (problem)
  where f.type = p_message ->> 'type' and p.problem is not null
  union all
  select n.places, n.path, r.description
  from intake.message_rules as r
  cross join lateral intake.nodes(p_message, r.path) as n
  where r.type = p_message ->> 'type'
    and jsonb_typeof(n.value) = 'object'
    and jsonb_path_exists(n.value, format('$ ? (%s)', r.violation)::jsonpath)
  union all
  select '{}', 'timestamp', 'is more than 5 minutes ahead of ' || to_char(
    p_now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'
  )
  where case
    when p_message ->> 'timestamp' ~ ('^(' || intake.format_pattern('timestamp') || ')$')
    then (p_message ->> 'timestamp')::timestamptz > p_now + interval '5 minutes'
  end;
end;

comment on function intake.violations(jsonb, timestamptz) is
'Everything in a message of a known type that violates its contract: path, problem in words that
follow it, and the places in arrays to sort by.';
