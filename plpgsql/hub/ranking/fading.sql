-- The floor of 2^-64 is far below what a billionth can show, and keeps a date of the year 1 from
-- underflowing power() for everyone.
create or replace function ranking.fading(p_days integer, p_half_life float8)
returns float8
language sql
immutable
parallel safe
return power('2'::float8, greatest(- greatest(p_days, 0) / p_half_life, '-64'::float8));

comment on function ranking.fading(integer, float8) is
'What is left of a vote after p_days (whole days, below 0 counts as 0) with a half-life in days: 1
to 2^-64.';
