create or replace function code.totals(p_code_base text)
returns jsonb
language sql
stable
begin atomic
  select jsonb_build_object(
    'files', count(*),
    'lines', coalesce(sum(c.lines), 0),
    'bytes', coalesce(sum(c.bytes), 0),
    'symbols', coalesce(sum(s.symbols), 0),
    'imports', coalesce(sum(i.imports), 0),
    'parse_errors', coalesce(sum(e.errors), 0)
  )
  from code.current_files as c
  cross join lateral (
    select count(*) as symbols from code.symbols as y where y.file_id = c.file_id
  ) as s
  cross join lateral (
    select count(*) as imports from code.imports as m where m.file_id = c.file_id
  ) as i
  cross join lateral (
    select count(*) as errors from code.parse_errors as r where r.file_id = c.file_id
  ) as e
  where c.code_base = p_code_base;
end;

comment on function code.totals(text) is
'The size of a code base as of its last ingest: {"files", "lines", "bytes", "symbols", "imports",
"parse_errors"}.';
