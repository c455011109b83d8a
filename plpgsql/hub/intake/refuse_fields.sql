create or replace function intake.refuse_fields(
  p_messages jsonb[],
  p_places   bigint[],
  p_label    text,
  p_is_batch boolean,
  p_now      timestamptz
)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_most  constant integer := 20;
  v_type  constant text := p_messages[p_places[1]] ->> 'type';
  v_lines text[];
begin
  select array_agg(
    case
      when p_is_batch and v.path = '' then format('[%s]', m.place - 1)
      when p_is_batch then format('[%s].%s', m.place - 1, v.path)
      when v.path = '' then 'message'
      else v.path
    end || ': ' || v.problem
    order by m.place, v.places, v.path, v.problem
  )
  into v_lines
  from unnest(p_messages) with ordinality as m (message, place)
  join unnest(p_places) as p (place) on p.place = m.place
  cross join lateral (
    select x.places, x.path, x.problem
    from intake.violations(m.message, p_now) as x
    where jsonb_typeof(m.message) = 'object'
    union all
    select '{}', '', 'is no JSON object'
    where jsonb_typeof(m.message) is distinct from 'object'
  ) as v;
  assert v_lines is not null, 'the compiled check refuses what the contract allows';

  raise exception '%', case
      when v_type is null then format('%s is no JSON object', p_label)
      else format('%s violates the contract of type %s', p_label, v_type)
    end
    using errcode = 'SC102',
          detail  = array_to_string(v_lines[:v_most], E'\n') || case
            when cardinality(v_lines) > v_most
            then format(E'\nand %s more', cardinality(v_lines) - v_most)
            else ''
          end,
          hint    = 'Nothing was taken. Mend what is listed and send it again.';
end;
$$;

comment on function intake.refuse_fields(jsonb[], bigint[], text, boolean, timestamptz) is
'Raises SC102 with every violation in the messages at p_places, of which the first is called
p_label: one a line with its JSON path, at most 20 and a count of the rest. Paths begin with the
place, from [0], when it was a batch.';
