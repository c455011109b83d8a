-- Flat paths: a test looks at all elements of an array at once, which costs half of a filter each.
create or replace function intake.field_violation(p_field intake.message_fields, p_scope text)
returns text
language sql
stable
begin atomic
  with compiled (value, jsonpath_type, wrong_value) as (
    select
      intake.accessor('@', intake.within((p_field).path, p_scope)),
      case (p_field).json_type when 'integer' then 'number' else (p_field).json_type end,
      nullif(
        concat_ws(
          ' || ',
          '@ < ' || (p_field).minimum,
          '@ > ' || (p_field).maximum,
          case when (p_field).json_type = 'integer' then '@.floor() != @' end,
          '!(@ like_regex ' || to_jsonb((p_field).pattern)::text || ' flag "s")',
          (
            select string_agg('@ != ' || to_jsonb(o.choice)::text, ' && ' order by o.place)
            from unnest((p_field).choices) with ordinality as o (choice, place)
          )
        ),
        ''
      )
  )

  select concat_ws(
    ' || ',
    case
      when c.jsonpath_type <> 'any' then format('%s.type() != "%s"', c.value, c.jsonpath_type)
    end,
    case when (p_field).is_filled then c.value || ' == ""' end,
    format('exists(%s', c.value) || ' ? (' || c.wrong_value || '))'
  )
  from compiled as c;
end;

comment on function intake.field_violation(intake.message_fields, text) is
'jsonpath predicate over a message, or over the element of an array that p_scope names (@), that is
true when a value of the field violates its type, range, pattern or choices; empty when none can. It
counts on the types of what the field lies in, and each term on those before it: lax mode unwraps
arrays everywhere but in type().';
