create or replace function knowledge.parameter_problems(p_declared jsonb, p_given jsonb)
returns text[]
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(array_agg(p.problem order by p.problem collate "C"), '{}')
  from (
    select case
      when d.key is null then g.key || ' is not declared'
      when g.key is not null and jsonb_typeof(g.value) <> t.name then
        format('%s is to be a%s %s', d.key, case when t.name ~ '^[ao]' then 'n' end, t.name)
      when g.key is null and coalesce((d.value -> 'required')::boolean, not d.value ? 'default')
        then d.key || ' is required'
    end
    from jsonb_each(p_declared) as d
    full join jsonb_each(p_given) as g on g.key = d.key
    cross join lateral (select coalesce(d.value ->> 'type', 'string')) as t (name)
  ) as p (problem)
  where p.problem is not null
$$;

comment on function knowledge.parameter_problems(jsonb, jsonb) is
'What speaks against giving a template that declares p_declared the values p_given: each parameter
that is missing, unknown or of another type, in order; none: an empty array.';
