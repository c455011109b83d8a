-- Stricter than pg_cron, which takes `fri-sun` or a trailing sixth field and then never runs. No
-- regexp_match(): its captures take 30 µs a part, cutting it by hand less than one.
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
  v_mask  varbit;
  v_part  text;
  v_range text;
  v_from  integer;
  v_to    integer;
  v_step  integer;
begin
  -- Most fields are this.
  if p_field = '*' then
    return rpad(repeat('0', p_low), p_high + 1, '1');
  end if;

  foreach v_part in array string_to_array(lower(p_field), ',') loop
    -- A step needs something to step through: `5/15` is `5-59/15` to some crons, an error to this.
    if v_part
      !~ '^(?:[a-z]{3}|\d{1,3}|(?:\*|(?:[a-z]{3}|\d{1,3})-(?:[a-z]{3}|\d{1,3}))(?:/\d{1,3})?)$'
    then
      return null;
    end if;

    v_range := replace(split_part(v_part, '/', 1), '*', p_low || '-' || p_high);
    v_step := coalesce(nullif(split_part(v_part, '/', 2), ''), '1')::integer;
    v_from := scheduling.field_value(split_part(v_range, '-', 1), p_low, p_names);
    v_to := scheduling.field_value(split_part(v_range, '-', -1), p_low, p_names);
    if (v_from >= p_low and v_to <= p_high and v_from <= v_to and v_step between 1 and p_high)
      is not true
    then
      return null;
    end if;

    v_mask := coalesce(v_mask, repeat('0', p_high + 1)::varbit) | rpad(
      repeat('0', v_from)
        || left(repeat(rpad('1', v_step, '0'), v_to - v_from + 1), v_to - v_from + 1),
      p_high + 1, '0'
    )::varbit;
  end loop;
  return v_mask;
end;
$$;

comment on function scheduling.field_mask(text, integer, integer, text) is
'One cron field as a mask of 0 and 1, place n for value n; p_names are the names of p_low and what
follows, in lower case. Null: it is no list of values, ranges, * and steps from p_low to p_high.';
