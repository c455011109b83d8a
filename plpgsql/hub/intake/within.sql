create or replace function intake.within(p_path text, p_scope text)
returns text
language sql
immutable
parallel safe
return ltrim(substr(p_path, length(p_scope) + 1), '.');

comment on function intake.within(text, text) is
'A path as seen from a scope it lies in: name of patterns[*].name within patterns[*].';
