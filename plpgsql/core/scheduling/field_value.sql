create or replace function scheduling.field_value(p_word text, p_low integer, p_names text)
returns integer
language sql
immutable parallel safe
return case
  when p_word ~ '^[0-9]+$' then p_word::integer
  else array_position(string_to_array(p_names, ' '), p_word) - 1 + p_low
end;

comment on function scheduling.field_value(text, integer, text) is
'A number, or one of p_names (of p_low and what follows), of a cron field. Null: it is neither.';
