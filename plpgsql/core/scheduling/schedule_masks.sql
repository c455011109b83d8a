create or replace function scheduling.schedule_masks(p_schedule text)
returns text[]
language plpgsql
immutable parallel safe
set search_path = ''
as $$
declare
  v_fields  text[] := array_remove(
    string_to_array(translate(scheduling.five_fields(p_schedule), E'\t', ' '), ' '), ''
  );
  v_masks   text[] := array[
    scheduling.field_mask(v_fields[1], 0, 59),
    scheduling.field_mask(v_fields[2], 0, 23),
    scheduling.field_mask(v_fields[3], 1, 31),
    scheduling.field_mask(v_fields[4], 1, 12, 'jan feb mar apr may jun jul aug sep oct nov dec'),
    scheduling.field_mask(v_fields[5], 0, 7, 'sun mon tue wed thu fri sat')
  ];
  v_rule    text;
  v_longest integer;
begin
  if cardinality(v_fields) <> 5 or array_position(v_masks, null) is not null then
    raise exception 'this is no schedule: %', coalesce(left(p_schedule, 100), 'null')
      using errcode = 'SC503',
            detail  = 'A schedule is minute, hour, day of month, month, day of week (UTC); each a '
                      'list of values, ascending ranges (mon-fri), * and steps (*/15, 1-9/2).',
            hint    = 'Write fri-sun as 5-7, 5/15 as 5-59/15; @hourly, @daily, @weekly, @monthly '
                      'and @yearly are known.';
  end if;

  -- pg_cron's day rule: a field that starts with * narrows the other one, else either day will do.
  v_rule := case when v_fields[3] like '*%' or v_fields[5] like '*%' then 'both' else 'either' end;
  v_longest := case
    when v_masks[4]::varbit & B'0101010110101' <> B'0000000000000' then 31
    when v_masks[4]::varbit & B'0000101001010' <> B'0000000000000' then 30
    else 29
  end;
  if v_rule = 'both' and scheduling.first_at(v_masks[3], 1) > v_longest then
    raise exception 'there is no such day: %', left(p_schedule, 100)
      using errcode = 'SC503',
            detail  = 'No month it names has the day of month it names, so it would never run.',
            hint    = 'Name a day that the month has.';
  end if;

  v_masks[5] := (left(v_masks[5], 7)::varbit | rpad(right(v_masks[5], 1), 7, '0')::varbit)::text;
  return v_masks || v_rule;
end;
$$;

comment on function scheduling.schedule_masks(text) is
'A schedule taken apart: masks (place n is value n) of minute, hour, day of month, month, day of
week (0 is Sunday), and how the two days go together: both or either must match. Raises SC503 where
it is none, or names a day that never comes.';
