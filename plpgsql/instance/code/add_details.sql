create or replace function code.add_details(p_code_base_id integer, p_code_base text)
returns void
language sql
volatile
begin atomic
  insert into code.parse_errors (file_id, kind, line, column_number, message)
  select f.file_id, i.kind, i.line, i.column_number, i.message
  from code.incoming_parse_errors as i
  join code.files as f on f.code_base_id = p_code_base_id and f.path = i.path
  where i.code_base = p_code_base
  order by f.file_id, i.line;

  insert into code.symbols (file_id, kind, name, qualified_name, start_line, end_line)
  select f.file_id, i.kind, i.name, i.qualified_name, i.start_line, i.end_line
  from code.incoming_symbols as i
  join code.files as f on f.code_base_id = p_code_base_id and f.path = i.path
  where i.code_base = p_code_base
  order by f.file_id, i.start_line;

  insert into code.imports (file_id, line, module, name, alias, is_standard)
  select f.file_id, i.line, i.module, i.name, i.alias, i.is_standard
  from code.incoming_imports as i
  join code.files as f on f.code_base_id = p_code_base_id and f.path = i.path
  where i.code_base = p_code_base
  order by f.file_id, i.line;
end;

comment on function code.add_details(integer, text) is
'Takes over what came of the new files: parse errors, symbols, imports.';
