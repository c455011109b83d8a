-- Stricter than pg_cron, which takes `fri-sun` or a trailing sixth field and then never runs.
create or replace function scheduling.field_mask(
  p_field text,
  p_low   integer,
  p_high  integer,
  p_names text default ''
)
returns text
language plpgsql
immutable strict parallel safe
set search_path = ''
as $$
declare
  v_names constant text[] := string_to_array(p_names, ' ');
  v_mask  varbit := repeat('0', p_high + 1)::varbit;
  v_part  text;
  v_found text[];
  v_from  integer;
  v_to    integer;
  v_step  integer;
begin
  foreach v_part in array string_to_array(lower(p_field), ',') loop
    v_found := regexp_match(
      v_part, '^(?:\*|([a-z]{3}|\d{1,3})(?:-([a-z]{3}|\d{1,3}))?)(?:/(\d{1,3}))?$'
    );
    if v_found is null then
      return null;
    end if;

    v_from := case
      when v_found[1] is null then p_low
      when v_found[1] ~ '\d' then v_found[1]::integer
      else array_position(v_names, v_found[1]) - 1 + p_low
    end;
    v_to := case
      when v_found[1] is null then p_high
      when v_found[2] is null then v_from
      when v_found[2] ~ '\d' then v_found[2]::integer
      else array_position(v_names, v_found[2]) - 1 + p_low
    end;
    v_step := coalesce(v_found[3]::integer, 1);

    -- A step needs something to step through: `5/15` is `5-59/15` to some crons, an error to this.
    if (v_from >= p_low and v_to <= p_high and v_from <= v_to and v_step between 1 and p_high
      and (v_found[3] is null or v_found[1] is null or v_found[2] is not null)) is not true
    then
      return null;
    end if;

    v_mask := v_mask | rpad(
      repeat('0', v_from)
        || left(repeat(rpad('1', v_step, '0'), v_to - v_from + 1), v_to - v_from + 1),
      p_high + 1, '0'
    )::varbit;
  end loop;
  return nullif(v_mask::text, repeat('0', p_high + 1));
end;
$$;

comment on function scheduling.field_mask(text, integer, integer, text) is
'One cron field as a mask of 0 and 1, place n for value n; p_names are the names of p_low and what
follows, in lower case. Null: it is no list of values, ranges, * and steps from p_low to p_high.';
