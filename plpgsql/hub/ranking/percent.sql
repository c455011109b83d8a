-- Neither 0 % nor 100 % is said of what is not exactly that.
create or replace function ranking.percent(p_share float8)
returns text
language sql
immutable
parallel safe
return case
  when p_share <= 0 or p_share >= 1 then round(100 * p_share::numeric) || ' %'
  when p_share < 0.001 then 'under 0.1 %'
  when p_share > 0.999 then 'over 99.9 %'
  when p_share < 0.01 or p_share > 0.99 then round(100 * p_share::numeric, 1) || ' %'
  else round(100 * p_share::numeric) || ' %'
end;

comment on function ranking.percent(float8) is
'A share, 0 to 1, in whole percent for people; in tenths near both ends.';
