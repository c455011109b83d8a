-- Each of the messages has something wrong, so that few are looked into before enough is told.
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
  v_lines text[] := array[]::text[];
  v_place bigint;
begin
  foreach v_place in array p_places loop
    v_lines := v_lines || intake.problems(
      p_message => p_messages[v_place],
      p_place   => case when p_is_batch then v_place - 1 end,
      p_now     => p_now,
      p_limit   => v_most + 1
    );
    exit when cardinality(v_lines) > v_most;
  end loop;

  raise exception '%', case
      when v_type is null then format('%s is no JSON object', p_label)
      else format('%s violates the contract of type %s', p_label, v_type)
    end
    using errcode = 'SC102',
          detail  = array_to_string(v_lines[:v_most], E'\n')
            || case when cardinality(v_lines) > v_most then E'\nand more' else '' end,
          hint    = 'Nothing was taken. Mend what is listed and send it again.';
end;
$$;

comment on function intake.refuse_fields(jsonb[], bigint[], text, boolean, timestamptz) is
'Raises SC102 with the violations in the messages at p_places, of which the first is called p_label:
one a line with its JSON path, at most 20, then whether there are more. Paths begin with the place,
from [0], when it was a batch.';
