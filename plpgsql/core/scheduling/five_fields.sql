-- pg_cron gets what stands behind @yearly, since its own never runs (it sets no month).
create or replace function scheduling.five_fields(p_schedule text)
returns text
language sql
immutable parallel safe
return case lower(btrim(p_schedule, E' \t'))
  when '@hourly' then '0 * * * *'
  when '@daily' then '0 0 * * *'
  when '@midnight' then '0 0 * * *'
  when '@weekly' then '0 0 * * 0'
  when '@monthly' then '0 0 1 * *'
  when '@yearly' then '0 0 1 1 *'
  when '@annually' then '0 0 1 1 *'
  else btrim(p_schedule, E' \t')
end;

comment on function scheduling.five_fields(text) is
'A schedule with @hourly and the like written out; others as they are, without blanks around them.';
