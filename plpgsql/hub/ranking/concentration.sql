create or replace function ranking.concentration(p_rho float8)
returns float8
language sql
immutable
parallel safe
return case
  when p_rho is not null
  then least(greatest('1'::float8 / p_rho - '1'::float8, '1'::float8), '1000'::float8)
end;

comment on function ranking.concentration(float8) is
'κ = 1/ρ - 1 of a beta distribution whose draws correlate by ρ, within 1 to 1000; null for null.';
