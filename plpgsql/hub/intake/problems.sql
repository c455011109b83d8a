create or replace function intake.problems(
  p_message jsonb,
  p_place   bigint,
  p_now     timestamptz,
  p_limit   integer
)
returns text[]
language plpgsql
stable
set search_path = ''
as $$
declare
  v_lines text[];
begin
  if jsonb_typeof(p_message) is distinct from 'object' then
    return array[concat_ws(': ', coalesce('[' || p_place || ']', 'message'), 'is no JSON object')];
  end if;

  v_lines := array(
    select concat(
      case
        when p_place is not null then format('[%s]', p_place)
        when v.path = '' then 'message'
      end,
      case when p_place is not null and v.path <> '' then '.' end,
      v.path,
      ': ',
      v.problem
    )
    from intake.violations(p_message, p_now, p_limit) as v
    order by v.places, v.path, v.problem
  );
  assert v_lines <> '{}', 'the compiled check refuses what the contract allows';
  return v_lines;
end;
$$;

comment on function intake.problems(jsonb, bigint, timestamptz, integer) is
'The first p_limit violations in a message that is refused, one a line: its JSON path, after
[p_place] where that is not null, and what is wrong.';
