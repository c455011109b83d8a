-- Verify instance:code
begin;
select code_base_id, name, root, registered_at, ingest_version, revision, ingested_at
from code.code_bases where false;
select file_id, code_base_id, path, language, content_hash, examined_with, bytes, lines
from code.files where false;
select file_id, kind, line, column_number, message from code.parse_errors where false;
select symbol_id, file_id, kind, name, qualified_name, start_line, end_line
from code.symbols where false;
select file_id, line, module, name, alias, is_standard from code.imports where false;
select code_base, path, language, content_hash, examined_with, bytes, lines
from code.incoming_files where false;
select code_base, path, kind, line, column_number, message
from code.incoming_parse_errors where false;
select code_base, path, kind, name, qualified_name, start_line, end_line
from code.incoming_symbols where false;
select code_base, path, line, module, name, alias, is_standard
from code.incoming_imports where false;
rollback;
