-- A month as a string, so that finding a day is one strpos: days are not visited one by one.
create or replace function scheduling.month_days(p_masks text[], p_month date)
returns text
language plpgsql
immutable strict parallel safe
set search_path = ''
as $$
declare
  v_length   integer := extract(day from p_month + interval '1 month -1 day');
  v_days     varbit := substr(p_masks[3], 2, v_length)::varbit;
  v_weekdays varbit := substr(
    repeat(p_masks[5], 6), extract(dow from p_month)::integer + 1, v_length
  )::varbit;
begin
  return '0' || case p_masks[6] when 'both' then v_days & v_weekdays else v_days | v_weekdays end;
end;
$$;

comment on function scheduling.month_days(text[], date) is
'The days of a month (p_month is its first) that a schedule, as of schedule_masks(), means: a mask,
place n for day n.';
