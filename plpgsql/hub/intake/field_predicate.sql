-- To compare a value is to ask for its type as well: of any other type that is false or unknown.
create or replace function intake.field_predicate(p_field intake.message_fields, p_value text)
returns text
language sql
stable
return coalesce(
  nullif(
    concat_ws(
      ' && ',
      p_value || ' >= ' || (p_field).minimum,
      p_value || ' <= ' || (p_field).maximum,
      case when (p_field).json_type = 'integer' then format('%s.floor() == %1$s', p_value) end,
      case when (p_field).is_filled then p_value || ' > ""' end,
      p_value || ' like_regex ' || to_jsonb((p_field).pattern)::text || ' flag "s"',
      (
        select '(' || string_agg(p_value || ' == ' || to_jsonb(o.choice), ' || ' order by o.place)
          || ')'
        from unnest((p_field).choices) with ordinality as o (choice, place)
      )
    ),
    ''
  ),
  case (p_field).json_type
    when 'any' then format('exists(%s)', p_value)
    else format('%s.type() == "%s"', p_value, (p_field).json_type)
  end
);

comment on function intake.field_predicate(intake.message_fields, text) is
'Predicate, in a strict jsonpath, that is true when the value at p_value (such as @."name") is there
and has the type, range, pattern and choices of the field; otherwise it is false or unknown.';
