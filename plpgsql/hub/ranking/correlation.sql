create or replace function ranking.correlation(p_excess float8, p_scale float8)
returns float8
language sql
immutable
parallel safe
return case
  when p_scale > '0'::float8
  then least(greatest(p_excess / p_scale, '0.0001'::float8), '0.999'::float8)
end;

comment on function ranking.correlation(float8, float8) is
'ρ of an excess and a scale (ranking.moments()), within 0.0001 to 0.999; null where the scale is not
above 0, which means that nothing can be told.';
