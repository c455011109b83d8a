create or replace function routing.why_moved(p_from text, p_to text)
returns text
language sql
immutable
return case
  when p_from is null then 'it was made'
  when split_part(p_from, '/', 1) <> split_part(p_to, '/', 1) then 'it is on another server'
  when split_part(p_from, '/', 3) <> split_part(p_to, '/', 3) then 'it is another database'
  when split_part(p_from, '/', 4) <> split_part(p_to, '/', 4) then 'its tables were restored'
  else 'its server was promoted, or went back to a moment before'
end;

comment on function routing.why_moved(text, text) is
'What it means that the hub lives elsewhere than before, or for the first time, in words.';
