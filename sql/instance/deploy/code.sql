-- Deploy instance:code
-- A file's row is one content of one path: a file that changed is a new row, and with the old one
-- goes all that was said of it, by foreign key.
begin;
set local role centralcloud_owner;

create schema code;
comment on schema code is
'Code bases of this instance: their files, symbols and imports, as of the last ingest.';

create table code.code_bases (
  code_base_id   integer generated always as identity primary key,
  name           text not null unique,
  root           text not null,
  registered_at  timestamptz not null,
  ingest_version bigint not null default 0,
  revision       text,
  ingested_at    timestamptz,
  constraint code_base_name_is_plain check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'),
  constraint root_is_absolute check (root ~ '^/'),
  constraint ingested_has_version check ((ingested_at is null) = (ingest_version = 0))
);
comment on table code.code_bases is 'Folders with source code that this instance reads.';
comment on column code.code_bases.code_base_id is 'Its number in this database.';
comment on column code.code_bases.name is 'By what it is called; part of stream names at the hub.';
comment on column code.code_bases.root is 'Its folder, as the worker sees it; absolute.';
comment on column code.code_bases.registered_at is 'When it was first registered.';
comment on column code.code_bases.ingest_version is 'How many ingests were taken; 0: none yet.';
comment on column code.code_bases.revision is
'What the last ingest read: git''s commit, or a digest of paths and contents.';
comment on column code.code_bases.ingested_at is 'When the last ingest was taken.';

create table code.files (
  file_id       bigint generated always as identity primary key,
  code_base_id  integer not null references code.code_bases on delete cascade,
  path          text not null,
  language      text not null,
  content_hash  bytea not null,
  examined_with text not null,
  bytes         bigint not null,
  lines         integer not null,
  unique (code_base_id, path),
  constraint path_is_relative check (path !~ '^/'),
  constraint bytes_not_negative check (bytes >= 0),
  constraint lines_not_negative check (lines >= 0)
);
comment on table code.files is
'Source files as of the last ingest. A changed file is a new row with a new file_id.';
comment on column code.files.file_id is 'Number of this content at this path.';
comment on column code.files.code_base_id is 'Its code base.';
comment on column code.files.path is 'Path below the code base''s root, with slashes.';
comment on column code.files.language is 'Language by its suffix, such as python.';
comment on column code.files.content_hash is 'SHA-256 of its bytes; empty: it cannot be read.';
comment on column code.files.examined_with is
'Digest of the parser, rules and tools that looked at it: other ones look again.';
comment on column code.files.bytes is 'Its size in bytes.';
comment on column code.files.lines is 'Its lines; 0 where it was not parsed.';

create table code.parse_errors (
  file_id       bigint not null references code.files on delete cascade,
  kind          text not null,
  line          integer,
  column_number integer,
  message       text not null,
  constraint parse_error_kind_is_known
    check (kind in ('syntax', 'encoding', 'binary', 'size', 'unreadable')),
  constraint line_is_positive check (line > 0)
);
create index parse_errors_file on code.parse_errors (file_id);
comment on table code.parse_errors is
'What kept a file or a part of it from being read. Where the kind is syntax the rest of it was.';
comment on column code.parse_errors.file_id is 'The file.';
comment on column code.parse_errors.kind is
'syntax; encoding: not UTF-8; binary: holds a NUL; size: too large; unreadable: cannot be opened.';
comment on column code.parse_errors.line is 'Line from 1; null: the whole file.';
comment on column code.parse_errors.column_number is 'Column from 1, in bytes.';
comment on column code.parse_errors.message is 'What is wrong, in words.';

create table code.symbols (
  symbol_id      bigint generated always as identity primary key,
  file_id        bigint not null references code.files on delete cascade,
  kind           text not null,
  name           text not null,
  qualified_name text not null,
  start_line     integer not null,
  end_line       integer not null,
  constraint symbol_kind_is_known check (kind in ('class', 'function', 'method')),
  constraint symbol_ends_after_its_start check (start_line between 1 and end_line)
);
create index symbols_file on code.symbols (file_id);
comment on table code.symbols is 'What the files define.';
comment on column code.symbols.symbol_id is 'Its number.';
comment on column code.symbols.file_id is 'The file that defines it.';
comment on column code.symbols.kind is
'class, function, or method: a function directly in a class.';
comment on column code.symbols.name is 'Its own name.';
comment on column code.symbols.qualified_name is
'Its name within the file, such as Outer.inner; not unique, a file may define it twice.';
comment on column code.symbols.start_line is 'First line from 1, decorators included.';
comment on column code.symbols.end_line is 'Last line.';

create table code.imports (
  file_id     bigint not null references code.files on delete cascade,
  line        integer not null,
  module      text not null,
  name        text,
  alias       text,
  is_standard boolean not null
);
create index imports_file on code.imports (file_id);
comment on table code.imports is 'What the files import, one row a name.';
comment on column code.imports.file_id is 'The file that imports.';
comment on column code.imports.line is 'Line of the statement, from 1.';
comment on column code.imports.module is 'The module as written; leading dots: relative.';
comment on column code.imports.name is 'Name taken from it, * for all; null: the module itself.';
comment on column code.imports.alias is 'Name it gets here; null: its own.';
comment on column code.imports.is_standard is 'Whether it is of the language''s standard library.';

-- Filled by copy and emptied by take_ingest() in one transaction: there is nothing to log.
create unlogged table code.incoming_files (
  code_base     text not null,
  path          text not null,
  language      text not null,
  content_hash  bytea not null,
  examined_with text not null,
  bytes         bigint,
  lines         integer
);
comment on table code.incoming_files is
'Every file that an ingest found, for code.take_ingest(); only changed ones have bytes and lines.';
comment on column code.incoming_files.code_base is 'Name of the code base.';
comment on column code.incoming_files.path is 'As in code.files.';
comment on column code.incoming_files.language is 'As in code.files.';
comment on column code.incoming_files.content_hash is 'As in code.files.';
comment on column code.incoming_files.examined_with is 'As in code.files.';
comment on column code.incoming_files.bytes is 'As in code.files; null: unchanged.';
comment on column code.incoming_files.lines is 'As in code.files; null: unchanged.';

create unlogged table code.incoming_parse_errors (
  code_base     text not null,
  path          text not null,
  kind          text not null,
  line          integer,
  column_number integer,
  message       text not null
);
comment on table code.incoming_parse_errors is 'Parse errors of changed files.';
comment on column code.incoming_parse_errors.code_base is 'Name of the code base.';
comment on column code.incoming_parse_errors.path is 'The file''s path.';
comment on column code.incoming_parse_errors.kind is 'As in code.parse_errors.';
comment on column code.incoming_parse_errors.line is 'As in code.parse_errors.';
comment on column code.incoming_parse_errors.column_number is 'As in code.parse_errors.';
comment on column code.incoming_parse_errors.message is 'As in code.parse_errors.';

create unlogged table code.incoming_symbols (
  code_base      text not null,
  path           text not null,
  kind           text not null,
  name           text not null,
  qualified_name text not null,
  start_line     integer not null,
  end_line       integer not null
);
comment on table code.incoming_symbols is 'Symbols of changed files.';
comment on column code.incoming_symbols.code_base is 'Name of the code base.';
comment on column code.incoming_symbols.path is 'The file''s path.';
comment on column code.incoming_symbols.kind is 'As in code.symbols.';
comment on column code.incoming_symbols.name is 'As in code.symbols.';
comment on column code.incoming_symbols.qualified_name is 'As in code.symbols.';
comment on column code.incoming_symbols.start_line is 'As in code.symbols.';
comment on column code.incoming_symbols.end_line is 'As in code.symbols.';

create unlogged table code.incoming_imports (
  code_base   text not null,
  path        text not null,
  line        integer not null,
  module      text not null,
  name        text,
  alias       text,
  is_standard boolean not null
);
comment on table code.incoming_imports is 'Imports of changed files.';
comment on column code.incoming_imports.code_base is 'Name of the code base.';
comment on column code.incoming_imports.path is 'The file''s path.';
comment on column code.incoming_imports.line is 'As in code.imports.';
comment on column code.incoming_imports.module is 'As in code.imports.';
comment on column code.incoming_imports.name is 'As in code.imports.';
comment on column code.incoming_imports.alias is 'As in code.imports.';
comment on column code.incoming_imports.is_standard is 'As in code.imports.';

commit;
