-- In the order of paths, what a field lies in comes before it; what is asked of objects as wholes,
-- required fields and rules, comes last, in one filter a path.
create or replace function intake.compile(p_type text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_fields constant text := (
    select string_agg(nullif(intake.field_violation(f), ''), ' || ' order by f.path)
    from intake.message_fields as f
    where f.type = p_type
  );
  v_objects constant text := (
    select string_agg(
      format('exists(%s ? (%s))', intake.accessor('@', o.path), o.violations),
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
      group by c.path
    ) as o
  );
begin
  update intake.message_types
  set violation = format('$ ? (%s)', concat_ws(' || ', v_fields, v_objects))::jsonpath
  where type = p_type;
end;
$$;

comment on function intake.compile(text) is
'Compiles the fields and rules of a type into intake.message_types.violation. Raises 42601 when a
rule or pattern is no jsonpath.';
