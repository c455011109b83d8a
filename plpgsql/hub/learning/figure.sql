-- Cut, not rounded: .9299 must not read as the .93 that it is below.
create or replace function learning.figure(p_share float8)
returns text
language sql
immutable
parallel safe
return case
  when p_share < 0.001 then '0'
  else ltrim(trim_scale(trunc(p_share::numeric, 3))::text, '0')
end;

comment on function learning.figure(float8) is
'A share, 0 to 1, with at most three digits, such as .93.';
