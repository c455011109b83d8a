create or replace function knowledge.check_parameters(p_name text, p_declared jsonb, p_given jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_is_object constant boolean := coalesce(jsonb_typeof(p_given) = 'object', false);
  v_problems  text[];
begin
  v_problems := case
    when v_is_object then knowledge.parameter_problems(p_declared, p_given)
    else array['they are no object']
  end;
  if cardinality(v_problems) > 0 then
    raise exception 'the parameters do not fit %: %', p_name, array_to_string(v_problems, '; ')
      using errcode = 'SC628',
            detail  = format('It takes %s.', coalesce(
              (
                select string_agg(
                  format('%s (%s)', d.key, coalesce(d.value ->> 'type', 'string')), ', '
                  order by d.key collate "C"
                )
                from jsonb_each(p_declared) as d
              ),
              'no parameters'
            )),
            hint    = 'Give every required parameter, by its name and of its type, and no other.';
  end if;
end;
$$;

comment on function knowledge.check_parameters(text, jsonb, jsonb) is
'Raises SC628, naming every parameter of artifact p_name that is missing, unknown or of another
type.';
