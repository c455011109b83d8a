-- Python's $ matches before a last newline too, the database's doesn't.
create or replace function intake.text_schema(p_pattern text)
returns jsonb
language sql
immutable
parallel safe
return case
  when p_pattern is not null then
    jsonb_build_object('pattern', p_pattern, 'not', jsonb_build_object('pattern', '\n'))
end;

comment on function intake.text_schema(text) is
'JSON Schema of the texts that a regular expression matches from ^ to $, none of which has a
newline; null for null.';
