create or replace function monitoring.value_text(p_value float8)
returns text
language sql
immutable
return case p_value
  when 'Infinity' then '+Inf'
  when '-Infinity' then '-Inf'
  else p_value::text
end;

comment on function monitoring.value_text(float8) is
'A number as Prometheus reads it: as PostgreSQL writes it, but for +Inf and -Inf.';
