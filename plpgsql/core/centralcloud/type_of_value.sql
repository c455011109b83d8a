create or replace function centralcloud.type_of_value(p_value text)
returns text
language sql
immutable
return case
  when p_value ~ '^-?\d+$' then 'integer'
  when p_value ~ '^-?\d+\.\d+$' then 'number'
  when p_value ~ '^\d+ (second|minute|hour|day)s?$' then 'interval'
  when p_value ~ '^\d+ (bytes|kB|MB|GB|TB)$' then 'size'
  else 'text'
end;

comment on function centralcloud.type_of_value(text) is
'What the default of a setting says that its values are: integer, number, interval, size or text.';
