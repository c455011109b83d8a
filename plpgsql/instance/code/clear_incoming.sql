create or replace function code.clear_incoming(p_code_base text)
returns void
language sql
volatile
begin atomic
  delete from code.incoming_files where code_base = p_code_base;
  delete from code.incoming_parse_errors where code_base = p_code_base;
  delete from code.incoming_symbols where code_base = p_code_base;
  delete from code.incoming_imports where code_base = p_code_base;
end;

comment on function code.clear_incoming(text) is
'Forgets what came of a code base; take_ingest() ends with it.';
