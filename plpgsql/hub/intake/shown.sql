-- A number is looked at as a number: rendering 1e130000 takes 130 kB.
create or replace function intake.shown(p_value jsonb)
returns text
language sql
immutable
parallel safe
return case jsonb_typeof(p_value)
  when 'string' then
    '"' || left(p_value #>> '{}', 40)
      || case when length(p_value #>> '{}') > 40 then '…' else '' end || '"'
  when 'number' then
    case
      when abs(p_value::numeric) >= 1e15 then 'a number of more than 15 digits'
      when min_scale(p_value::numeric) > 12 then
        case when p_value::numeric < 0 then '-' else '' end
          || trunc(abs(p_value::numeric), 12) || '…'
      else round(p_value::numeric, least(scale(p_value::numeric), 12))::text
    end
  when 'boolean' then p_value::text
  when 'object' then 'an object'
  when 'array' then 'an array'
  when 'null' then 'null'
  else 'nothing'
end;

comment on function intake.shown(jsonb) is
'A value in a few words, for messages of errors: texts are cut at 40 characters, numbers at 15
digits and 12 behind the point, objects and arrays are not shown.';
