create or replace function intake.field_violation(p_field intake.message_fields, p_value text)
returns text
language sql
stable
return case
  when (p_field).json_type = 'any' then null
  when num_nonnulls(
    (p_field).minimum, (p_field).maximum, (p_field).pattern, (p_field).choices
  ) = 0 and not (p_field).is_filled
  then format('%s.type() != "%s"', p_value, (p_field).json_type)
  else format('!exists(%s ? (%s))', p_value, intake.field_predicate(p_field, '@'))
end;

comment on function intake.field_violation(intake.message_fields, text) is
'Predicate, in a strict jsonpath, that is true when the value at p_value (such as @."name") is not
what intake.field_predicate() asks; unknown where there is no value. Null when any will do.';
