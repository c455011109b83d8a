create or replace function monitoring.label_text(p_value text)
returns text
language sql
immutable
return '"' || replace(replace(replace(p_value, E'\\', E'\\\\'), '"', E'\\"'), E'\n', E'\\n') || '"';

comment on function monitoring.label_text(text) is
'The value of a label as Prometheus reads it: in quotes; backslash, quote and newline escaped.';
