create or replace function intake.field_problem(p_field intake.message_fields, p_value jsonb)
returns text
language sql
stable
begin atomic
  select case
    when p_value is null then case when (p_field).is_required then 'is missing' end
    when (p_field).json_type = 'any' then null
    when jsonb_typeof(p_value)
      <> case (p_field).json_type when 'integer' then 'number' else (p_field).json_type end
    then format('is of type %s, not %s', jsonb_typeof(p_value), (p_field).json_type)
    when jsonb_typeof(p_value) = 'number' then
      case
        when p_value::numeric < (p_field).minimum
        then format('%s is below %s', intake.shown(p_value), (p_field).minimum)
        when p_value::numeric > (p_field).maximum
        then format('%s is above %s', intake.shown(p_value), (p_field).maximum)
        when (p_field).json_type = 'integer' and p_value::numeric % 1 <> 0
        then format('%s is not a whole number', intake.shown(p_value))
      end
    when jsonb_typeof(p_value) = 'string' then
      case
        when length(p_value #>> '{}') > (p_field).max_length
        then format(
          'is %s characters long, more than %s', length(p_value #>> '{}'), (p_field).max_length
        )
        when (p_field).is_filled and p_value = '""' then 'is empty'
        when p_value #>> '{}' !~ ('^(' || intake.format_pattern((p_field).format) || ')$')
        then format(
          case (p_field).format
            when 'timestamp' then '%s is no timestamp such as 2026-01-31T09:00:00Z'
            when 'hex64' then '%s is no hex64 such as 0123456789abcdef'
            else '%s is no %s'
          end,
          intake.shown(p_value), (p_field).format
        )
        when p_value #>> '{}' !~ (p_field).pattern
        then format('%s does not match %s', intake.shown(p_value), (p_field).pattern)
        when p_value #>> '{}' <> all ((p_field).choices)
        then format(
          '%s is none of %s', intake.shown(p_value), array_to_string((p_field).choices, ', ')
        )
      end
  end;
end;

comment on function intake.field_problem(intake.message_fields, jsonb) is
'What is wrong with the value of a field, in words that follow its path; null: nothing. p_value
null: it isn''t there.';
