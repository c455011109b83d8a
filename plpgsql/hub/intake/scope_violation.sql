-- What must be there is asked for together, in a filter that takes unknown for false; of what may
-- be missing, unknown is no violation. Strict, or arrays would pass for what is in them.
create or replace function intake.scope_violation(p_type text, p_scope text)
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    with known as (
      select
        f,
        f.path,
        f.is_required,
        intake.within(f.path, p_scope) as path_within,
        intake.within(coalesce(f.parent, ''), p_scope) as parent_within
      from intake.message_fields as f
      where f.type = p_type and intake.scope(f.path) = p_scope
    ),

    objects as (
      select
        k.parent_within as path_within,
        string_agg(
          intake.field_predicate(
            k.f, intake.accessor('@', intake.within(k.path, coalesce((k.f).parent, '')))
          ),
          ' && ' order by k.path
        ) as predicate
      from known as k
      where k.is_required
      group by k.parent_within
    ),

    violations as (
      select
        1 as turn,
        o.path_within as path,
        format(
          '!exists(%s ? (%s))', intake.accessor('@', o.path_within), o.predicate
        ) as violation
      from objects as o
      union all
      select 2, k.path, intake.field_violation(k.f, intake.accessor('@', k.path_within))
      from known as k
      where not k.is_required
        and not exists (select from objects as o where o.path_within = k.path_within)
      union all
      select
        3, a.path,
        format(
          'exists(%s ? (%s))', intake.accessor('@', intake.within(a.path, p_scope)), e.violation
        )
      from intake.message_fields as a
      cross join lateral intake.scope_violation(p_type, a.path) as e (violation)
      where a.type = p_type
        and a.path like '%[*]'
        and intake.scope(left(a.path, -3)) = p_scope
        and e.violation is not null
    )

    select string_agg(v.violation, ' || ' order by v.turn, v.path)
    from violations as v
  );
end;
$$;

comment on function intake.scope_violation(text, text) is
'Predicate, in a strict jsonpath, that is true when a message (p_scope empty), or an element of the
array that p_scope names, or what is in it, violates a field of the contract, but for texts''
lengths and formats. Null when nothing is asked of it.';
