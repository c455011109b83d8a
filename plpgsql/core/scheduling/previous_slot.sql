create or replace function scheduling.previous_slot(p_schedule text, p_before timestamptz)
returns timestamptz
language plpgsql
immutable strict parallel safe
set search_path = ''
as $$
declare
  v_masks  constant text[] := scheduling.schedule_masks(p_schedule);
  v_from   constant timestamp := date_trunc('minute', (p_before - interval '1 microsecond')
                                                      at time zone 'UTC');
  v_month  date := date_trunc('month', v_from);
  v_day    integer := extract(day from v_from);
  v_hour   integer := extract(hour from v_from);
  v_minute integer := scheduling.last_at(v_masks[1], extract(minute from v_from)::integer);
  v_days   text;
begin
  if not isfinite(p_before) then
    return null;
  end if;

  v_days := case substr(v_masks[4], extract(month from v_month)::integer + 1, 1)
    when '1' then scheduling.month_days(v_masks, v_month)
  end;
  -- Earlier in the hour of p_before, else in an earlier hour of its day, else on an earlier day.
  if substr(v_days, v_day + 1, 1) = '1' then
    if v_minute is null or substr(v_masks[2], v_hour + 1, 1) = '0' then
      v_hour := scheduling.last_at(left(v_masks[2], v_hour), 23);
      v_minute := scheduling.last_at(v_masks[1], 59);
    end if;
  else
    v_hour := null;
  end if;

  if v_hour is null then
    v_hour := scheduling.last_at(v_masks[2], 23);
    v_minute := scheduling.last_at(v_masks[1], 59);
    v_day := scheduling.last_at(left(v_days, v_day), 31);
    while v_day is null loop
      v_month := v_month - interval '1 month';
      if substr(v_masks[4], extract(month from v_month)::integer + 1, 1) = '1' then
        v_day := scheduling.last_at(scheduling.month_days(v_masks, v_month), 31);
      end if;
    end loop;
  end if;

  return (v_month + v_day - 1 + make_time(v_hour, v_minute, 0)) at time zone 'UTC';
end;
$$;

comment on function scheduling.previous_slot(text, timestamptz) is
'The last moment before p_before that a schedule means: five cron fields in UTC, days by pg_cron''s
rule. Raises SC503 where p_schedule is none. Null for infinity.';
