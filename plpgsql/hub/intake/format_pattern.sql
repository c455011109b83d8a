-- The days are spelled out, so that whatever matches a timestamp can be cast to one.
create or replace function intake.format_pattern(p_format text)
returns text
language sql
immutable
parallel safe
return case p_format
  when 'uuid' then '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'
  when 'hex64' then '[0-9a-f]{16}'
  when 'timestamp' then
    '([12][0-9]{3}-('
      '(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])'
      '|(0[469]|11)-(0[1-9]|[12][0-9]|30)'
      '|02-(0[1-9]|1[0-9]|2[0-8]))'
    '|([12][0-9]([02468][48]|[13579][26]|[2468]0)|(1[26]|2[048])00)-02-29)'
    'T([01][0-9]|2[0-3])(:[0-5][0-9]){2}([.][0-9]{1,9})?'
    '(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])'
end;

comment on function intake.format_pattern(text) is
'The regular expression, without anchors, of a format that fields can have: uuid (hyphenated),
timestamp (RFC 3339, years 1000 to 2999) or hex64 (16 lower-case hexadecimal digits). What matches
can be cast to uuid or timestamptz, or decoded, and has no character that JSON escapes. Null for any
other format.';
