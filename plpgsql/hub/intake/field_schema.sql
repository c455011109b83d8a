create or replace function intake.field_schema(p_field intake.message_fields)
returns jsonb
language sql
stable
begin atomic
  select jsonb_strip_nulls(
    jsonb_build_object(
      'description', concat_ws(
        ' ',
        (p_field).description,
        'Unit: ' || (p_field).unit || '.',
        'Format: ' || (p_field).format || '.'
      ),
      'type', nullif((p_field).json_type, 'any'),
      'minimum', (p_field).minimum,
      'maximum', (p_field).maximum,
      'minLength', case when (p_field).is_filled then 1 end,
      'maxLength', (p_field).max_length,
      'enum', to_jsonb((p_field).choices),
      '$comment', case
        when not intake.is_portable((p_field).pattern)
        then 'Also refused: what does not match the regular expression of PostgreSQL '
          || (p_field).pattern
      end
    )
  ) || case cardinality(t.patterns)
    when 0 then '{}'
    when 1 then intake.text_schema(t.patterns[1])
    else jsonb_build_object(
      'allOf', (
        select jsonb_agg(intake.text_schema(p.pattern)) from unnest(t.patterns) as p (pattern)
      )
    )
  end
  from (
    select array_remove(
      array[
        '^(' || intake.format_pattern((p_field).format) || ')$',
        case when intake.is_portable((p_field).pattern) then (p_field).pattern end
      ],
      null
    ) as patterns
  ) as t;
end;

comment on function intake.field_schema(intake.message_fields) is
'JSON Schema of the value of a field, but for what lies in it. A pattern that other dialects than
PostgreSQL''s read otherwise stands in its $comment.';
