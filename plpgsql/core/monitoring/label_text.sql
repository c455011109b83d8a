create or replace function monitoring.label_text(p_labels jsonb)
returns text
language sql
immutable
begin atomic
  select coalesce(
    '{'
    || string_agg(
      format(
        '%s="%s"', l.key,
        replace(replace(replace(l.value, E'\\', E'\\\\'), '"', E'\\"'), E'\n', E'\\n')
      ),
      ',' order by l.key collate "C"
    )
    || '}',
    ''
  )
  from jsonb_each_text(p_labels) as l;
end;

comment on function monitoring.label_text(jsonb) is
'The labels of a sample as Prometheus reads them: {name="value",…}, in order of name; empty for
none. Backslash, quote and newline are escaped.';
