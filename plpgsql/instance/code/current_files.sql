create or replace view code.current_files as
select
  b.name as code_base, f.file_id, f.path, f.language, f.bytes, f.lines
from code.files as f
join code.code_bases as b on b.code_base_id = f.code_base_id;

comment on view code.current_files is
'The files of all code bases as of the last ingest, for other rooms.';
comment on column code.current_files.code_base is 'Name of the code base.';
comment on column code.current_files.file_id is 'Number of this content at this path.';
comment on column code.current_files.path is 'Path below the root.';
comment on column code.current_files.language is 'Its language.';
comment on column code.current_files.bytes is 'Its size in bytes.';
comment on column code.current_files.lines is 'Its lines; 0 where it was not parsed.';
