create or replace function intake.scope(p_path text)
returns text
language sql
immutable
parallel safe
return coalesce(substring(p_path from '^.*\[\*\]'), '');

comment on function intake.scope(text) is
'The innermost element of an array that a path of the contract lies in, as a path: patterns[*] of
patterns[*].name and of patterns[*] itself; empty: the message.';
