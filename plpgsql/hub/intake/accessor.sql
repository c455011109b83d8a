create or replace function intake.accessor(p_root text, p_path text)
returns text
language sql
immutable
parallel safe
return case
  when p_path = '' then p_root
  else p_root || '.' || regexp_replace(p_path, '[a-z_]+', '"\&"', 'g')
end;

comment on function intake.accessor(text, text) is
'A path of the contract as jsonpath text: from $, patterns[*].name is $."patterns"[*]."name".';
