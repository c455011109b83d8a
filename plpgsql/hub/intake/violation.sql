-- In the order of paths, what a field lies in comes before it; what is asked of objects as wholes,
-- required fields and rules, comes last, in one filter a path.
create or replace function intake.violation(p_type text, p_scope text)
returns jsonpath
language plpgsql
stable
set search_path = ''
as $$
declare
  v_fields constant text := (
    select string_agg(nullif(intake.field_violation(f, p_scope), ''), ' || ' order by f.path)
    from intake.message_fields as f
    where f.type = p_type and starts_with(f.path, p_scope)
  );
  v_objects constant text := (
    select string_agg(
      format(
        'exists(%s ? (%s))', intake.accessor('@', intake.within(o.path, p_scope)), o.violations
      ),
      ' || ' order by o.path
    )
    from (
      select c.path, string_agg(c.violation, ' || ' order by c.violation) as violations
      from (
        select
          coalesce(f.parent, '') as path,
          format('!exists(@."%s")', substring(f.path from '[a-z_]+$')) as violation
        from intake.message_fields as f
        where f.type = p_type and f.is_required
        union all
        select r.path, '(' || r.violation || ')'
        from intake.message_rules as r
        where r.type = p_type
      ) as c
      where starts_with(c.path, p_scope)
      group by c.path
    ) as o
  );
begin
  return format(
    '$ ? (%s)', coalesce(nullif(concat_ws(' || ', v_fields, v_objects), ''), '1 == 0')
  )::jsonpath;
end;
$$;

comment on function intake.violation(text, text) is
'The fields and rules of a type as one jsonpath, which matches a message (p_scope empty), or an
element of the array that p_scope names and that is no array itself, that violates one; texts''
lengths and formats are not in it. Raises 42601 when a rule or pattern is no jsonpath.';
