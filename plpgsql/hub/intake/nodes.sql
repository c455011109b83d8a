create or replace function intake.nodes(p_value jsonb, p_path text)
returns setof jsonb
language sql
immutable
begin atomic
  select case when p_path = '' then p_value else o.object -> o.field end
  from (
    select
      p_value #> s.steps[:cardinality(s.steps) - 1] as object,
      s.steps[cardinality(s.steps)] as field
    from string_to_array(p_path, '.') as s (steps)
  ) as o
  where p_path = '' or jsonb_typeof(o.object) = 'object';
end;

comment on function intake.nodes(jsonb, text) is
'The value at a path that goes through objects alone (empty: p_value itself). SQL null: the object
it would lie in has no such field; no row: there is no such object.';
